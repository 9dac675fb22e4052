/**
 * Reads a JUnit file with junit-to-ctrf and with test-results-parser.
 *
 * Usage: node read-junit.mjs <file>; prints the counts of both: tests, failed and passed.
 */
import { convertJUnitToCTRFReport } from 'junit-to-ctrf';
import parser from 'test-results-parser';

const [, , file] = process.argv;
const { results } = await convertJUnitToCTRFReport(file);
const second = parser.parse({ type: 'junit', files: [file] });
const counts = ({ tests, total, failed, passed }) => ({ tests: tests ?? total, failed, passed });
console.log(JSON.stringify([counts(results.summary), counts(second)]));
