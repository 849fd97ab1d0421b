/**
 * The floors of the clients; imports only go down:
 * app → pages → features → { wire, ui, platform } → { words, contracts, tokens }. Features never import one another.
 */
const APP = "^(console|guest)/src";
const PACKAGES = "^packages";

const below = (name, from, to, comment) => ({ name, severity: "error", comment, from, to });

module.exports = {
  forbidden: [
    below("no-circles", {}, { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } }, "A circle has no floor."),
    below(
      "features-apart",
      { path: `${APP}/features/([^/]+)/` },
      { path: `${APP}/features/`, pathNot: `^$1/src/features/$2/` },
      "Features never import one another; pages introduce them.",
    ),
    below(
      "features-look-down",
      { path: `${APP}/features/` },
      { path: `${APP}/(pages|sub|app|App\\.vue|main\\.ts)` },
      "A feature knows no page and no app.",
    ),
    below("pages-look-down", { path: `${APP}/(pages|sub)/` }, { path: `${APP}/(app/|App\\.vue|main\\.ts)` }, "A page knows no app."),
    below(
      "ui-looks-down",
      { path: `${APP}/(ui|components)/` },
      { path: [`${APP}/(features|pages|sub|app)/`, "^packages/wire/"] },
      "Base parts get props and emit; they know no feature and no server.",
    ),
    below(
      "platform-looks-down",
      { path: `${APP}/platform/` },
      { path: `${APP}/(features|pages|sub|app|ui|components)/` },
      "The platform serves; it knows none of those it serves.",
    ),
    below("packages-know-no-app", { path: PACKAGES }, { path: "^(console|guest|e2e)/" }, "Packages serve both apps."),
    below(
      "packages-are-plain",
      { path: `${PACKAGES}/[^/]+/src/`, pathNot: "\\.test\\.ts$|^packages/mp-harness/" },
      { dependencyTypes: ["npm", "npm-dev", "npm-peer", "npm-optional", "npm-no-pkg", "npm-unknown", "core"] },
      "Shared packages have no bare imports: each app bundles them with its own tools. The harness is a tool of tests only.",
    ),
    below(
      "wire-order",
      { path: "^packages/(words|contracts|tokens)/" },
      { path: "^packages/wire/" },
      "Words, contracts and tokens lie below wire.",
    ),
    below("words-alone", { path: "^packages/words/" }, { path: "^packages/(contracts|tokens)/" }, "The bottom floor stands on nothing."),
    below("contracts-alone", { path: "^packages/contracts/" }, { path: "^packages/(words|tokens)/" }, "The bottom floor stands on nothing."),
    below("tokens-alone", { path: "^packages/tokens/" }, { path: "^packages/(words|contracts)/" }, "The bottom floor stands on nothing."),
    below(
      "kit-in-ui-only",
      { path: "^console/src/", pathNot: "^console/src/ui/" },
      { path: "node_modules/naive-ui/" },
      "Only ui/ knows the component kit.",
    ),
    below(
      "no-test-in-product",
      { pathNot: "\\.test\\.ts$|/tests?/" },
      { path: "\\.test\\.ts$|/tests?/(?!.*node_modules)", pathNot: "node_modules" },
      "Tests know the product, not the other way round.",
    ),
    below("nothing-missing", {}, { couldNotResolve: true }, "An import that can't be found."),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: ["(^|/)dist/", "\\.d\\.ts$"] },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".vue", ".js", ".mjs", ".cjs", ".json", ".css"],
    },
  },
};
