/** The bar chart of a day, drawn by ECharts; loaded only when a chart is looked at. */
import { BarChart } from "echarts/charts";
import { AriaComponent, GridComponent, TooltipComponent } from "echarts/components";
import { init, use, type ECharts } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";

use([BarChart, GridComponent, TooltipComponent, AriaComponent, CanvasRenderer]);

export interface ChartColours {
  bar: string;
  line: string;
  text: string;
  ground: string;
  ink: string;
  font: string;
}

export interface ChartInput {
  labels: string[];
  values: number[];
  /** How a value is written on the axis and in the tooltip. */
  axis: (value: number) => string;
  tooltip: (index: number) => string;
  description: string;
  colours: ChartColours;
}

export function drawBars(element: HTMLElement): { show: (input: ChartInput) => void; resize: () => void; drop: () => void } {
  const chart: ECharts = init(element);
  return {
    show: ({ labels, values, axis, tooltip, description, colours }) =>
      chart.setOption(
        {
          animationDuration: 300,
          textStyle: { fontFamily: colours.font },
          aria: { enabled: true, label: { description } },
          grid: { left: 8, right: 8, top: 16, bottom: 4, containLabel: true },
          tooltip: {
            trigger: "axis",
            axisPointer: { type: "shadow", shadowStyle: { color: colours.line, opacity: 0.5 } },
            backgroundColor: colours.ink,
            borderWidth: 0,
            padding: [8, 12],
            textStyle: { color: colours.ground, fontSize: 13 },
            formatter: (points: unknown) => {
              const first = Array.isArray(points) ? (points[0] as { dataIndex: number } | undefined) : undefined;
              return first ? tooltip(first.dataIndex) : "";
            },
          },
          xAxis: {
            type: "category",
            data: labels,
            axisTick: { show: false },
            axisLine: { lineStyle: { color: colours.line } },
            axisLabel: { color: colours.text, fontSize: 12, hideOverlap: true },
          },
          yAxis: {
            type: "value",
            splitNumber: 4,
            minInterval: 1,
            splitLine: { lineStyle: { color: colours.line } },
            axisLabel: { color: colours.text, fontSize: 12, formatter: axis },
          },
          series: [{ type: "bar", data: values, barMaxWidth: 36, itemStyle: { color: colours.bar, borderRadius: [6, 6, 0, 0] } }],
        },
        { notMerge: true },
      ),
    resize: () => chart.resize(),
    drop: () => chart.dispose(),
  };
}
