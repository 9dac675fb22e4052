/** Creates the SVG charts of docs/performance.md. */
import { ENDPOINTS_NETWORK, networkText, present, type Results } from './measure.ts';
import { endpointsLimit, toScript } from './targets.ts';

interface Row {
  readonly name: string;
  /** Measured time in milliseconds. */
  readonly value: number;
  readonly ours: boolean;
  /** Target value, in milliseconds. */
  readonly limit?: number;
}

const WIDTH = 800;
const LEFT = 290;
const RIGHT = 130;
const TOP = 68;
const STEP = 36;

/** Colors for light and dark pages. An image does not inherit the colors of its page. */
const STYLE = `
  text { font: 13px system-ui, sans-serif; fill: #1f2328 }
  .title { font-weight: 600; font-size: 15px }
  .faint { fill: #59636e }
  .page { fill: #ffffff }
  .other { fill: #b6bfca }
  .ours { fill: #0969da }
  .limit { stroke: #cf222e; stroke-width: 2 }
  @media (prefers-color-scheme: dark) {
    text { fill: #f0f6fc } .faint { fill: #9198a1 } .page { fill: #0d1117 }
    .other { fill: #656c76 } .ours { fill: #4493f8 } .limit { stroke: #f85149 }
  }`;

/** Creates a chart of each program's median time to token, with the latency of a real service and through a proxy. */
export function tokenChart({ token }: Results): string {
  const comparison = present(token[0]);
  const rows = comparison.series.map(({ name, token: { median } }, index) => ({ name, value: median, ours: index === 0 }));
  const title = `Time to token: ${toScript(comparison).toFixed(2)} × the time of the straight-line script`;
  return picture(title, `Median, ${networkText(comparison.network)}`, rows);
}

/** Creates a chart of the median time for each number of endpoints, with its target. */
export function endpointsChart(results: Results): string {
  const rows = results.endpointCounts.map(({ endpoints, series }) => ({
    name: endpoints === 1 ? '1 endpoint' : `${String(endpoints)} endpoints`,
    value: series.exit.median,
    ours: true,
    limit: endpointsLimit(endpoints, results),
  }));
  const subtitle = `Median total time, ${networkText(ENDPOINTS_NETWORK)}. Red: target`;
  return picture('Endpoints in one step, each with one connection and three requests', subtitle, rows);
}

function picture(title: string, subtitle: string, rows: readonly Row[]): string {
  const height = TOP + rows.length * STEP + 8;
  const scale = (WIDTH - LEFT - RIGHT) / Math.max(...rows.flatMap(({ value, limit = 0 }) => [value, limit]));
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${String(WIDTH)}" height="${String(height)}" role="img" aria-label="${title}">
  <style>${STYLE}
  </style>
  <rect class="page" width="100%" height="100%" rx="6"/>
  <text class="title" x="20" y="28">${title}</text>
  <text class="faint" x="20" y="48">${subtitle}</text>
${rows.map((row, index) => bar(row, TOP + index * STEP, scale)).join('\n')}
</svg>
`;
}

function bar({ name, value, ours, limit }: Row, y: number, scale: number): string {
  const at = (ms: number): string => (LEFT + ms * scale).toFixed(1);
  const label = limit === undefined ? `${value.toFixed(0)} ms` : `${value.toFixed(0)} of ${limit.toFixed(0)} ms`;
  return [
    `  <text x="${String(LEFT - 12)}" y="${String(y + 17)}" text-anchor="end">${name}</text>`,
    `  <rect class="${ours ? 'ours' : 'other'}" x="${String(LEFT)}" y="${String(y)}" width="${(value * scale).toFixed(1)}" height="24" rx="3"/>`,
    ...(limit === undefined ? [] : [`  <path class="limit" d="M${at(limit)} ${String(y - 4)}v32"/>`]),
    `  <text x="${at(Math.max(value, limit ?? 0))}" dx="8" y="${String(y + 17)}">${label}</text>`,
  ].join('\n');
}
