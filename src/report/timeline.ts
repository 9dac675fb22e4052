/** Where the time went, as a Mermaid gantt for the summary. */
import type { Outcome, Span } from '../model/outcome.ts';
import { block, details } from './markdown.ts';

/** A bar thinner than this could not be seen. Milliseconds. */
const THINNEST = 1;

/** Width of a letter in the size that Mermaid writes sections in. Pixels. */
const LETTER = 6;

/**
 * A picture of the run's time on the wire: the ID token, each exchange, each probe. Several of one name are one bar, from the first
 * to the last. Empty when nothing was on the wire.
 * @param outcome of the run
 */
export function timeline({ started, spans, endpoints }: Outcome): readonly string[] {
  const all = [{ name: 'Token', spans }, ...endpoints.map(({ target, spans }) => ({ name: plain(target.name), spans }))];
  const sections = all.filter((section) => section.spans.length > 0);
  if (sections.length === 0) return [];
  const end = Math.max(...sections.flatMap((section) => section.spans.map((span) => span.end)));
  const margin = Math.max(...sections.map(({ name }) => name.length)) * LETTER + 30;
  const chart = [
    // Without a margin of their length Mermaid draws the sections' names under the bars.
    `%%{init: {"gantt": {"leftPadding": ${String(margin)}}}}%%`,
    'gantt',
    // Lower-case x is milliseconds; with X, seconds, every bar silently starts at zero.
    '  dateFormat x',
    `  axisFormat ${end - started < 60_000 ? '%-S.%L s' : '%-M:%S'}`,
    ...sections.flatMap((section) => [`  section ${section.name}`, ...bars(section.spans, started)]),
  ];
  return [details(['Where the time went'], block('mermaid', chart.join('\n')), true)];
}

function bars(spans: readonly Span[], origin: number): readonly string[] {
  return [...Map.groupBy(spans, ({ label, audience }) => (audience === undefined ? label : `${label} ${audience}`))].map(
    ([label, tries]) => {
      const start = Math.round(Math.min(...tries.map((span) => span.start)) - origin);
      const end = Math.round(Math.max(...tries.map((span) => span.end)) - origin);
      const name = `${plain(label)}${tries.length > 1 ? ` ×${String(tries.length)}` : ''}, ${String(end - start)} ms`;
      return `  ${name.replaceAll(',', ' ·')} :${tries.at(-1)?.ok === false ? 'crit, ' : ''}${String(start)}, ${String(Math.max(end, start + THINNEST))}`;
    },
  );
}

/**
 * A name that fits and that Mermaid gives no meaning to, as it does to `:`, `;`, `#`, `%%` and line ends: without scheme and Azure's own
 * suffix, letters, digits, dot, hyphen and slash only.
 */
function plain(label: string): string {
  const short = label.replace(/[a-z]+:\/\//, '').replace(/\.azurehealthcareapis\.(?:com|us)/, '');
  return (
    short
      .replaceAll(/[^\p{L}\p{N}./ -]+/gu, ' ')
      .trim()
      .slice(0, 48) || '–'
  );
}
