/** Reads the `expect` input, which consists of `name: value` lines. */
import { SERVICES } from '../azure/services/index.ts';
import type { AccessRight, Service } from '../azure/services/service.ts';
import type { AccessExpectation, Request, Target } from '../model/request.ts';
import { type InputError, describeFlaws, misspelt, nearest, mistake } from '../util/user-input.ts';
import type { Reader } from './reader.ts';
import { type Notice, either, warning } from '../util/text.ts';

type Expectation = Request['expectations'][number];

const INPUT = 'expect';
const services: readonly Service[] = Object.values(SERVICES);
/** Names of expectations that are compared with a CapabilityStatement. */
const STATEMENTS = services.flatMap(({ expectations }) => Object.keys(expectations?.checks ?? {}));
const NAMES = [...STATEMENTS, 'allowed', 'denied', 'anonymous', 'unsigned-token'];
const RIGHTS = ['read', 'export', 'import', 'reindex', 'bulk-operate'] as const satisfies readonly AccessRight[];
const ANONYMOUS = [200, 302, 403, 404] as const;

/** Matches common names of permissions that a GET request cannot verify. */
const UNPROVABLE =
  /^(?:write|create|update|patch|put|post|delete|(?:hard|soft|bulk)[-_ ]?delete|purge|convert(?:[-_ ]?data)?|admin|owner|contribut\w*|smart|validate|manage\w*|\*|all)$/i;

/** The form that a value must have, and the values that a correction may contain. */
interface Form {
  readonly pattern: RegExp;
  readonly what: string;
  readonly fix: string;
  /** Values that a correction may contain. */
  readonly table?: readonly string[];
}

const URI: Form = {
  pattern: /^(?:https?:\/\/|urn:)[^\s"'<>,;{}[\]\\^`]+$/i,
  what: 'is not a URL',
  fix: 'Write one canonical URL per line, such as http://hl7.org/fhir/us/core/StructureDefinition/us-core-patient',
};
/** Required form of each value, by name of the expectation (hl7.org/fhir/R4/capabilitystatement.html; hl7.org/fhir/directory.html). */
const FORMS: Readonly<Record<string, Form>> = {
  'fhir-version': {
    pattern: /^(?:stu3|r4b?|r5|r6|\d{1,2}(?:\.\d{1,2}){0,2}(?:-[a-z0-9.]{1,20})?)$/i,
    what: 'is not a FHIR version',
    fix: 'Write a release or a version, such as R4 or 4.0.1',
    table: ['STU3', 'R4', 'R4B', 'R5', '3.0', '3.0.1', '3.0.2', '4.0', '4.0.0', '4.0.1', '4.3', '4.3.0', '5.0', '5.0.0'],
  },
  resource: {
    pattern: /^[A-Z][A-Za-z]{1,60}$/,
    what: 'is not a resource type',
    fix: 'Write one resource type per line with the spelling of FHIR, such as Patient',
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

/** Reads the lines of the `expect` input. A line that applies to no endpoint is a mistake, because nothing would be checked. */
export function readExpectations(
  reader: Reader,
  targets: readonly Target[],
  smokeTest: boolean,
  notices: Notice[],
): Pick<Request, 'expectations' | 'access' | 'anonymousStatus' | 'checkUnsignedToken'> {
  const lines = reader.lines(INPUT);
  if (!smokeTest && lines.length > 0)
    notices.push(warning('expect is not checked, because the step sends nothing to the endpoint with smoke-test: false.'));
  const expectations: Expectation[] = [];
  const access = new Map<AccessRight, AccessExpectation['expected']>();
  let anonymousStatus: Request['anonymousStatus'];
  let checkUnsignedToken = true;
  for (const line of lines) {
    const contradicts = (other: unknown, value: unknown, how: string): void => {
      if (other !== undefined && other !== value)
        reader.invalid(INPUT, line, `contradicts another line: ${how}`, 'Remove one of the contradicting lines from expect');
    };
    const parsed = parseLine(line.text);
    const read = 'code' in parsed ? parsed : readValue(parsed, targets);
    if ('code' in read) reader.record(INPUT, line, read);
    else if ('right' in read) {
      contradicts(access.get(read.right), read.expected, `${read.right} cannot be both allowed and denied`);
      access.set(read.right, read.expected);
    } else if ('status' in read) {
      contradicts(anonymousStatus, read.status, 'anonymous names two statuses');
      anonymousStatus = read.status;
    } else if ('skip' in read) checkUnsignedToken = false;
    else expectations.push(read);
  }
  return { expectations, access: [...access].map(([right, expected]) => ({ right, expected })), anonymousStatus, checkUnsignedToken };
}

/** Splits a line into a name and a value. Returns an error if the name is unknown. */
function parseLine(text: string): Expectation | InputError {
  const split = (line: string): Expectation | undefined => {
    const [, name, value] = /^\s*([\w-]{1,60}(?: [\w-]{1,60})?)\s*:\s*(\S.*)$/s.exec(line) ?? [];
    return name === undefined || value === undefined ? undefined : { name: name.toLowerCase(), value: value.trim() };
  };
  const isKnown = (line: Expectation | undefined): boolean => line !== undefined && NAMES.includes(line.name);
  const line = split(text);
  if (line !== undefined && isKnown(line)) return line;
  const flaws = describeFlaws(text, (rest) => isKnown(split(rest)), [INPUT]);
  if (flaws !== undefined && (flaws.fits || line === undefined)) return mistake(flaws.problem, flaws.fix, { correction: flaws.correction });
  if (line === undefined)
    return mistake('does not have the form name: value', `Write the line as name: value. The valid names are ${NAMES.join(', ')}`);
  const meant = nearest(line.name.replaceAll(/[_ ]/g, '-'), NAMES);
  const value = findWord(line.value, FORMS[meant]?.table);
  return mistake('has an unknown name', `Write ${meant} as the name. The valid names are ${NAMES.join(', ')}`, {
    correction: value && `${meant}: ${value}`,
  });
}

/** Finds a word in a list. Ignores letter case. */
function findWord<Word extends string>(text: string, words: readonly Word[] = []): Word | undefined {
  return words.find((word) => word.toLowerCase() === text.toLowerCase());
}

/** Reads the value of a line. Returns an error if the value is invalid or no endpoint supports the expectation. */
function readValue(
  line: Expectation,
  targets: readonly Target[],
): Expectation | AccessExpectation | { readonly status: (typeof ANONYMOUS)[number] } | { readonly skip: true } | InputError {
  const { name, value } = line;
  if (name === 'allowed' || name === 'denied') return readRight(name, value, targets);
  if (name === 'anonymous' || name === 'unsigned-token') {
    const status = name === 'anonymous' ? ANONYMOUS.find((known) => String(known) === value) : undefined;
    if (name === 'anonymous' && status === undefined) {
      const statuses = either(ANONYMOUS.map(String));
      const fix = `Write the status that the owner intends: anonymous: ${statuses}`;
      return valueError(name, value, `is not ${statuses}`, fix, ANONYMOUS.map(String));
    }
    if (name === 'unsigned-token' && value.toLowerCase() !== 'skip')
      return valueError(name, value, 'is not skip', 'Write unsigned-token: skip, or remove the line', ['skip']);
    if (!targets.some(({ trust }) => trust === 'user'))
      return mistake(`has ${name}, which is only for hosts in trusted-hosts`, 'Remove the line from expect', { dependsOn: 'endpoint' });
    return status === undefined ? { skip: true } : { status };
  }
  const form = FORMS[name];
  if (form !== undefined && !form.pattern.test(value)) return valueError(name, value, form.what, form.fix, form.table);
  if (!targets.some(({ service }) => service.expectations !== undefined && name in service.expectations.checks)) return unsupported(name);
  return line;
}

/** Returns the error for a value that does not have the required form. Contains a correction only if it is in the table. */
function valueError(name: string, value: string, what: string, fix: string, table?: readonly string[]): InputError {
  const flaws = describeFlaws(value, (text) => findWord(text, table) !== undefined || FORMS[name]?.pattern.test(text) === true);
  const known = findWord(flaws === undefined ? value.replace(/^v(?=\d)/i, '') : (flaws.correction ?? ''), table);
  const correction = { correction: known && `${name}: ${known}` };
  if (flaws !== undefined) return mistake(`has a value of ${name} that ${flaws.problem}`, flaws.fits ? flaws.fix : fix, correction);
  if (value.includes(','))
    return mistake(`has a value of ${name} that has a comma`, `Write one line of ${name} for each value, without commas`);
  return mistake(`has a value of ${name} that ${what}`, fix, correction);
}

function readRight(expected: AccessExpectation['expected'], value: string, targets: readonly Target[]): AccessExpectation | InputError {
  const right = findWord(value, RIGHTS);
  if (right === undefined) {
    if (UNPROVABLE.test(value))
      return mistake('names a permission that the action cannot verify with GET requests', UNPROVABLE_FIX, {
        reason:
          'The action sends only GET requests. A GET request cannot show whether an identity is allowed to write, delete or convert data.',
      });
    const meant = misspelt(value, RIGHTS) ?? SYNONYMS.find(([word]) => word.test(value))?.[1];
    return meant === undefined
      ? valueError(expected, value, 'is not a right', `Write ${either(RIGHTS)}`, RIGHTS)
      : mistake(`has a value of ${expected} that is not a right`, `Write ${either(RIGHTS)}`, { correction: `${expected}: ${meant}` });
  }
  return targets.some(({ service }) => service.access[right] !== undefined) ? { right, expected } : unsupported(`the right ${right}`);
}

function unsupported(what: string): InputError {
  const fix = 'Remove the line from expect, or add an endpoint of a FHIR service';
  return mistake(`has ${what}, which no service in endpoint supports`, fix, { dependsOn: 'endpoint' });
}

/** Maps other names of rights to the names that `expect` accepts. */
const SYNONYMS: readonly (readonly [RegExp, AccessRight])[] = [
  [/^(?:search|query|get|view|read\w*)$/i, 'read'],
  [/^\$?(?:bulk[-_ ]?)?export(?:er)?$/i, 'export'],
  [/^\$?(?:bulk[-_ ]?)?import(?:er)?$/i, 'import'],
  [/^\$?re-?index(?:er)?$/i, 'reindex'],
  [/^\$?bulk[-_ ]?\w*$/i, 'bulk-operate'],
];

const UNPROVABLE_FIX =
  'Write denied: reindex to rule out every built-in role that can write or delete. Write denied: bulk-operate to rule out every built-in role that can ' +
  'hard-delete. For custom roles, list the role assignments of the identity';
