/**
 * Reads a JUnit file with junit-to-ctrf and with test-results-parser. Prints both counts of all, failed and passed tests.
 *
 * Usage: node read-junit.mjs <file>
 */
import { convertJUnitToCTRFReport } from 'junit-to-ctrf';
import parser from 'test-results-parser';

const [, , file] = process.argv;
const { results } = await convertJUnitToCTRFReport(file);
const second = parser.parse({ type: 'junit', files: [file] });
const counts = ({ tests, total, failed, passed }) => ({ tests: tests ?? total, failed, passed });
console.log(JSON.stringify([counts(results.summary), counts(second)]));
