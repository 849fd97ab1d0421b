/** The few kit parts that a feature frames by itself; all others are wrapped here in `ui/`. */
export { NModal } from "naive-ui";
