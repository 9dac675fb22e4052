/** Reads the `expect` input, which consists of `name: value` lines. */
import { ACCESS_RIGHTS, type AccessRight } from '../azure/services/service.ts';
import type { AccessExpectation, Request, Target } from '../model/request.ts';
import { type InputError, describeFlaws, misspelt, nearest, inputError, separatorIn } from '../util/user-input.ts';
import type { Reader } from './reader.ts';
import { either, warning } from '../util/text.ts';

type Expectation = Request['expectations'][number];

const INPUT = 'expect';
const ANONYMOUS = [200, 302, 403, 404] as const;

/** Maps common names for access rights to the names that `expect` accepts. */
const SYNONYMS: readonly (readonly [RegExp, AccessRight])[] = [
  [/^(?:search|query|get|view|read\w*)$/i, 'read'],
  [/^\$?(?:bulk[-_ ]?)?export(?:er)?$/i, 'export'],
  [/^\$?(?:bulk[-_ ]?)?import(?:er)?$/i, 'import'],
  [/^\$?re-?index(?:er)?$/i, 'reindex'],
  [/^\$?bulk[-_ ]?\w*$/i, 'bulk-operate'],
];

/** Matches common names of permissions that a GET request cannot verify. */
const UNPROVABLE =
  /^\$?(?:write|create|update|patch|put|post|delete|(?:hard|soft|bulk)[-_ ]?delete|purge(?:-history)?|convert(?:[-_ ]?data)?|admin|owner|contribut\w*|smart|validate|manage\w*|\*|all)$/i;
const UNPROVABLE_FIX =
  'Add the line "denied: reindex" to the expect input to verify that the identity has no built-in role that allows writing or deleting data. Add the line "denied: bulk-operate" to verify that the identity has no built-in role that allows hard deletes. For custom roles, list the role assignments of the identity';

/** Describes the valid values of an expectation. */
interface Form {
  readonly pattern: RegExp;
  readonly what: string;
  readonly fix: string;
  /** Values that the action can suggest as a correction. */
  readonly table?: readonly string[];
}

const URI: Form = {
  pattern: /^(?:https?:\/\/|urn:)[^\s"'<>,;{}[\]\\^`]+$/i,
  what: 'is not a URL',
  fix: 'Write one canonical URL per line, such as http://hl7.org/fhir/us/core/StructureDefinition/us-core-patient',
};
/** Allowed values of CapabilityStatement expectations (hl7.org/fhir/R4/capabilitystatement.html; hl7.org/fhir/directory.html). */
const STATEMENTS: Readonly<Record<string, Form>> = {
  'fhir-version': {
    pattern: /^(?:stu3|r4b?|r5|r6|\d{1,2}(?:\.\d{1,2}){0,2}(?:-[a-z0-9.]{1,20})?)$/i,
    what: 'is not a FHIR version',
    fix: 'Write a release or a version, such as R4 or 4.0.1',
    table: 'STU3 R4 R4B R5 3.0 3.0.1 3.0.2 4.0 4.0.0 4.0.1 4.3 4.3.0 5.0 5.0.0'.split(' '),
  },
  resource: {
    pattern: /^[A-Z][A-Za-z]{1,60}$/,
    what: 'is not a resource type',
    fix: 'Write one resource type per line, spelled as in FHIR, such as Patient',
    table: 'Patient Observation Encounter Condition Practitioner Organization MedicationRequest DiagnosticReport StructureDefinition'.split(
      ' ',
    ),
  },
  operation: {
    pattern: /^(?:[A-Za-z]{1,60}\/)?\$?[A-Za-z][A-Za-z0-9-]{0,63}$/,
    what: 'is not an operation',
    fix: 'Write one operation per line, such as $export',
    table: 'export everything patient-everything patient-export group-export convert-data reindex validate import member-match'.split(' '),
  },
  profile: URI,
  instantiates: URI,
};
const RIGHT = oneOf(ACCESS_RIGHTS, 'is not an access right', `Use one of these rights: ${ACCESS_RIGHTS.join(', ')}`);
const STATUSES = ANONYMOUS.map(String);
const FORMS: ReadonlyMap<string, Form> = new Map([
  ...Object.entries(STATEMENTS),
  ['allowed', RIGHT],
  ['denied', RIGHT],
  ['anonymous', oneOf(STATUSES, `is not ${either(STATUSES)}`, `Write the status that the host should return, such as anonymous: 404`)],
  ['unsigned-token', oneOf(['skip'], 'is not skip', 'Write unsigned-token: skip, or remove the line')],
]);
const NAMES = [...FORMS.keys()];

function oneOf(table: readonly string[], what: string, fix: string): Form {
  return { pattern: new RegExp(`^(?:${table.join('|')})$`, 'i'), what, fix, table };
}

/** Reads the `expect` input. An expectation that no endpoint supports is an error, because the action cannot verify it. */
export function readExpectations(
  reader: Reader,
  targets: readonly Target[],
  smokeTest: boolean,
): Pick<Request, 'expectations' | 'access' | 'anonymousStatus' | 'checkUnsignedToken'> {
  const lines = reader.lines(INPUT);
  if (!smokeTest && lines.length > 0) reader.notices.push(warning('The expect input has no effect, because smoke-test is false.'));
  const expectations: Expectation[] = [];
  const access = new Map<AccessRight, AccessExpectation['expected']>();
  let anonymousStatus: Request['anonymousStatus'];
  let checkUnsignedToken = true;
  for (const line of lines) {
    const contradicts = (other: unknown, value: unknown, how: string): void => {
      if (other !== undefined && other !== value)
        reader.record(INPUT, inputError(`contradicts another line, because ${how}`, 'Remove one of the lines from the expect input'), line);
    };
    const read = readLine(line.text, targets);
    if ('code' in read) reader.record(INPUT, read, line);
    else if ('right' in read) {
      contradicts(access.get(read.right), read.expected, `the ${read.right} right cannot be both allowed and denied`);
      access.set(read.right, read.expected);
    } else if ('status' in read) {
      contradicts(anonymousStatus, read.status, 'anonymous requests can have only one expected status');
      anonymousStatus = read.status;
    } else if ('skip' in read) checkUnsignedToken = false;
    else expectations.push(read);
  }
  return { expectations, access: [...access].map(([right, expected]) => ({ right, expected })), anonymousStatus, checkUnsignedToken };
}

function readLine(
  text: string,
  targets: readonly Target[],
): Expectation | AccessExpectation | { readonly status: Request['anonymousStatus'] } | { readonly skip: true } | InputError {
  const parsed = splitLine(text);
  const form = FORMS.get(parsed?.name ?? '');
  if (parsed === undefined || form === undefined) return lineError(text, parsed);
  const { name, value } = parsed;
  if (!form.pattern.test(value)) return valueError(name, value, form);
  const right = findWord(value, ACCESS_RIGHTS);
  if (right !== undefined && (name === 'allowed' || name === 'denied'))
    return targets.some(({ service }) => service.access[right] !== undefined)
      ? { right, expected: name }
      : unsupported(`contains the ${right} right`);
  if (name === 'anonymous' || name === 'unsigned-token') {
    if (!targets.some(({ trust }) => trust === 'user'))
      return inputError(
        `contains the ${name} expectation, which does not apply to Azure's own hosts`,
        'Remove the line from the expect input',
        {
          dependsOn: 'endpoint',
        },
      );
    return name === 'anonymous' ? { status: ANONYMOUS.find((known) => String(known) === value) } : { skip: true };
  }
  return targets.some(({ service }) => name in (service.expectations?.checks ?? {}))
    ? parsed
    : unsupported(`contains the ${name} expectation`);
}

function splitLine(text: string): Expectation | undefined {
  const [, name, value] = /^\s*([\w-]{1,60}(?: [\w-]{1,60})?)\s*:\s*(\S.*)$/s.exec(text) ?? [];
  return name === undefined || value === undefined ? undefined : { name: name.toLowerCase(), value: value.trim() };
}

function lineError(text: string, line: Expectation | undefined): InputError {
  const flaws = describeFlaws(text, (rest) => NAMES.includes(splitLine(rest)?.name ?? ''), [INPUT]);
  if (flaws !== undefined && (flaws.fits || line === undefined)) return { ...flaws, reason: undefined };
  if (line === undefined)
    return inputError('does not have the form name: value', `Write the line as name: value. The valid names are ${NAMES.join(', ')}`);
  const meant = nearest(line.name.replaceAll(/[_ ]/g, '-'), NAMES);
  // Suggest corrections only for names in STATEMENTS, because replacing `denied` with `allowed` would reverse the expectation.
  const value = findWord(line.value, STATEMENTS[meant]?.table);
  return inputError('contains an unknown expectation name', `Use ${meant} as the name. The valid names are ${NAMES.join(', ')}`, {
    correction: value && `${meant}: ${value}`,
  });
}

function valueError(name: string, value: string, form: Form): InputError {
  const { pattern, what, fix, table } = form;
  if (form === RIGHT && UNPROVABLE.test(value))
    return inputError('contains a permission that the action cannot verify with GET requests', UNPROVABLE_FIX, {
      reason:
        'The action sends only GET requests to endpoints. A GET request cannot show whether an identity is allowed to write, delete or convert data.',
    });
  const error = (problem: string, instead: string, correction?: string): InputError =>
    inputError(`specifies a value that ${problem}`, instead, { correction: correction && `${name}: ${correction}` });
  const meant = form === RIGHT ? (misspelt(value, ACCESS_RIGHTS) ?? SYNONYMS.find(([word]) => word.test(value))?.[1]) : undefined;
  if (meant !== undefined) return error(what, fix, meant);
  // Remove the dollar sign from a FHIR operation such as `$export`, because describeFlaws would report it as a shell variable.
  const written = value.replace(/\$+(?=[a-z-]+$)/, '');
  const flaws = describeFlaws(written, (text) => findWord(text, table) !== undefined || pattern.test(text));
  if (flaws !== undefined) return error(flaws.problem, flaws.fits ? flaws.fix : fix, findWord(flaws.correction ?? '', table));
  const separator = separatorIn(value);
  if (separator !== undefined) return error(`contains a ${separator}`, `Write one line per value, without ${separator}s`);
  return error(what, fix, findWord(value.replace(/^v(?=\d)/i, ''), table));
}

function unsupported(problem: string): InputError {
  const fix = 'Remove the line from the expect input, or add the URL of a FHIR service to the endpoint input';
  return inputError(`${problem}, which no service in the endpoint input supports`, fix, { dependsOn: 'endpoint' });
}

function findWord<Word extends string>(text: string, words: readonly Word[] = []): Word | undefined {
  return words.find((word) => word.toLowerCase() === text.toLowerCase());
}
