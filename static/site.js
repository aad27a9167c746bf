// What every page runs; pages with a filter and the quiz add tools.js.

import './theme.js';
import './file-links.js';
import './reversed-pair.js';
import './site-search.js';
import './shortcuts.js';
import './copy-buttons.js';
import './heading-links.js';
import './framework-choice.js';
import './compare-picker.js';
