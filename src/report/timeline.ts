/** The network time of a run as a Mermaid gantt chart for the summary. */
import type { Outcome, Span } from '../model/outcome.ts';
import { block, details } from './markdown.ts';

/** A thinner bar would be invisible. Milliseconds. */
const THINNEST = 1;

/** Width of a letter in Mermaid's section names. Pixels. */
const LETTER = 6;

/**
 * Returns a chart of the ID token, each exchange and each probe. Several spans with one name are one bar, from the first to the last.
 * Empty if nothing was sent.
 */
export function timeline({ started, spans, endpoints }: Outcome): readonly string[] {
  const all = [{ name: 'Token', spans }, ...endpoints.map(({ target, spans }) => ({ name: plain(target.name), spans }))];
  const sections = all.filter((section) => section.spans.length > 0);
  if (sections.length === 0) return [];
  const end = Math.max(...sections.flatMap((section) => section.spans.map((span) => span.end)));
  const margin = Math.max(...sections.map(({ name }) => name.length)) * LETTER + 30;
  const chart = [
    // Without a margin, Mermaid draws the names of the sections under the bars.
    `%%{init: {"gantt": {"leftPadding": ${String(margin)}}}}%%`,
    'gantt',
    // Lower-case x is milliseconds. With X (seconds) every bar starts at zero.
    '  dateFormat x',
    `  axisFormat ${end - started < 60_000 ? '%-S.%L s' : '%-M:%S'}`,
    ...sections.flatMap((section) => [`  section ${section.name}`, ...bars(section.spans, started)]),
  ];
  return [details(['Where the time went'], block('mermaid', chart.join('\n')), true)];
}

function bars(spans: readonly Span[], origin: number): readonly string[] {
  return [...Map.groupBy(spans, nameOf)].map(([label, tries]) => {
    const start = Math.round(Math.min(...tries.map((span) => span.start)) - origin);
    const end = Math.round(Math.max(...tries.map((span) => span.end)) - origin);
    const name = `${plain(label)}${tries.length > 1 ? ` ×${String(tries.length)}` : ''}, ${String(end - start)} ms`;
    return `  ${name.replaceAll(',', ' ·')} :${tries.at(-1)?.ok === false ? 'crit, ' : ''}${String(start)}, ${String(Math.max(end, start + THINNEST))}`;
  });
}

function nameOf({ label, audience }: Span): string {
  return audience === undefined ? label : `${label} ${audience}`;
}

/**
 * Returns a name without the characters that have a meaning in Mermaid (`:`, `;`, `#`, `%%` and line ends), without scheme and without
 * Azure's suffix.
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
