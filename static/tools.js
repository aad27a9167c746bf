// What the pages with a filter and the quiz run beside site.js.

import './code-filter.js';
import './text-filter.js';
import './sheet-filter.js';
import './quiz.js';
