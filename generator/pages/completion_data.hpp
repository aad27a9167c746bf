#pragma once

// What the scripts know of the site when somebody types: the codes, for the completion of a field
// and for the search, and the pages besides, for the search alone. Each is one file for the whole
// site, fetched only when somebody is about to type. They are scripts and not JSON, because a page
// opened from a disk may run a script beside it, but not fetch a file. Pure; same input, same
// bytes.

#include "catalogue/catalogue.hpp"
#include "pages/site_input.hpp"

namespace statusbook {

// "codes.js": a list with [key, number, name, family, meaning, what people type, rarity, color] for
// each code, in the catalogue's order, which is also the order in which two codes stand in the
// address of their comparison. What people type are texts with line ends between them: former
// names, search terms, the phrases that software sends, and constants unlike the name. Rarity goes
// from 0 (common) to 3 (never sent).
StaticFile make_completion_data(const Catalogue& catalogue);

// "pages.js": a list with [group, address below the root, title, more words] for each page or part
// of one that can be searched and is no code: written comparisons, guides, questions and so on.
StaticFile make_page_data(const SiteInput& input);

}  // namespace statusbook
