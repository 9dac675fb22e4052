/**
 * Processes the output of a step as GitHub's runner does: executes workflow commands and masks all other lines. Sources: ActionCommand.cs
 * and ActionCommandManager.cs (parsing), HostContext.cs:103-113 and ValueEncoders.cs (masking).
 */

export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly title: string | undefined;
  readonly message: string;
}

export interface OutputReader {
  /** Processes one line without its line break. */
  line(text: string): void;
  /** Returns the masked log. Contains debug lines only if `debug` is true. */
  shown(options: { readonly debug: boolean }): string;
  readonly annotations: readonly Annotation[];
  /** Values that the step masked, in order. */
  readonly masks: readonly string[];
  /** All other commands that the step executed. A server must not be able to add a command. */
  readonly otherCommands: readonly string[];
}

interface Command {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

interface Shown {
  readonly text: string;
  readonly debug: boolean;
}

const REGISTERED =
  /^(?:add-mask|add-matcher|add-path|debug|echo|endgroup|error|group|notice|remove-matcher|save-state|set-env|set-output|stop-commands|warning)$/;
const LEVELS = { error: 'Error', warning: 'Warning', notice: 'Notice' } as const;

/** Creates an output reader. */
export function createOutputReader(): OutputReader {
  const lines: Shown[] = [];
  const annotations: Annotation[] = [];
  const masks: string[] = [];
  const variants = new Set<string>();
  const otherCommands: string[] = [];
  let indent = '';
  let resume: string | undefined;

  function show(text: string, debug = false): void {
    for (const one of mask(text, variants).split(/\r?\n/)) lines.push({ text: `${indent}${one}`, debug });
  }

  function execute({ name, properties, data }: Command, raw: string): void {
    if (name === 'add-mask') {
      // Also mask each line, because the log contains a multi-line secret line by line.
      for (const value of new Set([data, ...data.split(/[\r\n]+/)])) {
        if (value.trim() === '') continue;
        masks.push(value);
        for (const variant of variantsOf(value)) variants.add(variant);
      }
    } else if (name === 'error' || name === 'warning' || name === 'notice') {
      const title = properties['title'];
      annotations.push({ level: name, title: title === undefined ? undefined : mask(title, variants), message: mask(data, variants) });
      show(`${LEVELS[name]}: ${data}`);
    } else if (name === 'group') {
      show(`▸ ${data}`);
      indent = '    ';
    } else if (name === 'endgroup') {
      indent = '';
    } else if (name === 'debug') {
      show(`##[debug]${data}`, true);
    } else {
      otherCommands.push(mask(raw, variants));
      if (name === 'stop-commands') resume = data;
    }
  }

  return {
    line(text) {
      const command = parseCommand(text, resume);
      if (command === undefined || (resume !== undefined && command.name !== resume.toLowerCase())) {
        show(text);
        return;
      }
      if (resume === undefined) execute(command, text);
      else resume = undefined;
    },
    shown: ({ debug }) =>
      lines
        .filter((one) => debug || !one.debug)
        .map(({ text }) => text)
        .join('\n'),
    annotations,
    masks,
    otherCommands,
  };
}

/**
 * Parses a command. `::name properties::data` must be at the start of a line, after optional white space. The old syntax `##[name]data` can
 * be anywhere in a line.
 */
function parseCommand(line: string, resume: string | undefined): Command | undefined {
  return (
    commandOf(/^\s*::([^ ]*?)(?: (.*?))?::(.*)$/s.exec(line), ',', unescapeProperty, unescapeData, resume) ??
    commandOf(/##\[([^ \]]*)(?: ([^\]]*))?\](.*)$/s.exec(line), ';', unescapeOld, unescapeOld, resume)
  );
}

type Unescape = (text: string) => string;

function commandOf(
  match: RegExpExecArray | null,
  separator: string,
  ofProperty: Unescape,
  ofData: Unescape,
  resume: string | undefined,
): Command | undefined {
  const [, word = '', properties = '', data = ''] = match ?? [];
  const name = word.toLowerCase();
  if (match === null || (!REGISTERED.test(name) && name !== resume?.toLowerCase())) return undefined;
  const pairs = properties
    .trim()
    .split(separator)
    .map((pair) => /^([^=]+)=(.+)$/s.exec(pair));
  return { name, properties: Object.fromEntries(pairs.map((pair) => [pair?.[1] ?? '', ofProperty(pair?.[2] ?? '')])), data: ofData(data) };
}

const unescapeData: Unescape = (text) => text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
const unescapeProperty: Unescape = (text) =>
  text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%25', '%');
const unescapeOld: Unescape = (text) =>
  text.replaceAll('%3B', ';').replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%5D', ']').replaceAll('%25', '%');

/**
 * Returns all forms of a secret that the runner masks: Base64 at three offsets, and escaped for URIs, JSON, XML, command lines and
 * expressions.
 */
function variantsOf(value: string): readonly string[] {
  const bytes = Buffer.from(value);
  const shifts = [0, 1, 2].map((shift) => bytes.subarray(bytes.length > shift ? shift : 0).toString('base64'));
  const uri = encodeURIComponent(value).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
  const xml = value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;');
  const json = JSON.stringify(value).slice(1, -1);
  return [value, ...shifts, uri, xml, json, value.replaceAll("'", "''"), value.replaceAll('"', '\\"')].filter((one) => one !== '');
}

/** Masks secrets in a text. Overlapping secrets get only one mask (SecretMasker.cs). */
function mask(text: string, variants: ReadonlySet<string>): string {
  const ranges: { readonly start: number; readonly end: number }[] = [];
  for (const variant of variants) {
    for (let start = text.indexOf(variant); start !== -1; start = text.indexOf(variant, start + 1))
      ranges.push({ start, end: start + variant.length });
  }
  ranges.sort((one, other) => one.start - other.start);
  let masked = '';
  let done = 0;
  for (const { start, end } of ranges) {
    if (start > done || (start === 0 && done === 0)) masked += `${text.slice(done, start)}***`;
    done = Math.max(done, end);
  }
  return masked + text.slice(done);
}
