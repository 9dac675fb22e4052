/**
 * Renders Markdown files as GitHub does: GitHub-flavoured, sanitized, with Mermaid charts. Started by ../preview.ts. Writes `<name>-light.png`
 * and `<name>-dark.png` next to each file. It is JavaScript, so that `npm run types` does not need these packages.
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import rehypeRaw from 'rehype-raw';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';

/** Approximate width of a summary on a desktop, and the height at which long summaries are cut, in pixels. */
const WIDTH = 1040;
const TALLEST = 3000;

const html = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype, { allowDangerousHtml: true })
  .use(rehypeRaw)
  .use(rehypeSanitize, defaultSchema)
  .use(rehypeStringify);

const packaged = (path) => fileURLToPath(new URL(`node_modules/${path}`, import.meta.url));

/** Replaces Mermaid blocks with charts. Throws if Mermaid rejects a block. */
async function drawCharts(page, theme) {
  await page.addScriptTag({ path: packaged('mermaid/dist/mermaid.min.js') });
  await page.evaluate(async (name) => {
    window.mermaid.initialize({ startOnLoad: false, theme: name, securityLevel: 'strict' });
    for (const [index, code] of document.querySelectorAll('code.language-mermaid').entries()) {
      const { svg } = await window.mermaid.render(`chart${index}`, code.textContent);
      const drawn = document.createElement('div');
      drawn.innerHTML = svg;
      code.parentElement.replaceWith(drawn);
    }
  }, theme);
}

async function draw(browser, file, colours) {
  const page = await browser.newPage();
  await page.setViewport({ width: WIDTH, height: 200, deviceScaleFactor: 1 });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: colours }]);
  // A summary must not load anything from the network.
  await page.setRequestInterception(true);
  page.on('request', (request) => (request.url().startsWith('http') ? request.abort() : request.continue()));
  const body = String(await html.process(await readFile(file, 'utf8')));
  await page.setContent(`<!doctype html><body style="margin:0"><article class="markdown-body" style="padding:24px">${body}</article>`);
  await page.addStyleTag({ path: packaged('github-markdown-css/github-markdown.css') });
  await drawCharts(page, colours === 'dark' ? 'dark' : 'default');
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewport({ width: WIDTH, height: Math.min(height, TALLEST), deviceScaleFactor: 1 });
  await page.screenshot({ path: file.replace(/\.md$/, `-${colours}.png`) });
  await page.close();
}

const [chromium, ...files] = process.argv.slice(2);
// Chromium cannot use its sandbox as root in a container. The page contains no third-party content and loads nothing.
const browser = await puppeteer.launch({ executablePath: chromium, args: ['--no-sandbox', '--hide-scrollbars'] });
try {
  for (const file of files) {
    for (const colours of ['light', 'dark']) await draw(browser, file, colours);
  }
} finally {
  await browser.close();
}
