// axe-core's findings for an open page. The page's context must have been made with `bypassCSP`,
// because axe is a script that the site's own policy would refuse.

import {requirePackage} from './packages.mjs';

const {source} = requirePackage('axe-core');

const allRules = {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']};
// Those of axe's category "color": all that can find something new in a page of which only colors change.
const colorRules = {type: 'rule', values: ['color-contrast', 'link-in-text-block']};

function describe({id, help, nodes}) {
  return nodes.map((node) => `${id}: ${help}: ${node.html}\n${node.failureSummary}`);
}

async function find(page, rules) {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source);
  const run = (runOnly) => globalThis.axe.run(document, {runOnly});
  const {passes, violations} = await page.evaluate(run, rules);
  if (passes.length === 0) return ['axe-core has checked nothing'];
  return violations.flatMap(describe);
}

// One text for each finding and element, so that a failed test shows where to look.
export function findBarriers(page) {
  return find(page, allRules);
}

// The same after a change of colors alone.
export function findColorBarriers(page) {
  return find(page, colorRules);
}
