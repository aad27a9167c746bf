// axe-core's findings for an open page. The page's context must have been made with `bypassCSP`,
// because axe is a script that the site's own policy would refuse.

import {requirePackage} from './packages.mjs';

const {source} = requirePackage('axe-core');

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

function describe({id, help, nodes}) {
  return nodes.map((node) => `${id}: ${help}: ${node.html}\n${node.failureSummary}`);
}

// One text for each finding and element, so that a failed test shows where to look.
export async function findBarriers(page) {
  await page.evaluate(source);
  const run = (tags) => globalThis.axe.run(document, {runOnly: tags});
  const {passes, violations} = await page.evaluate(run, rules);
  if (passes.length === 0) return ['axe-core has checked nothing'];
  return violations.flatMap(describe);
}
