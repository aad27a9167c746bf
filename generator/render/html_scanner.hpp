#pragma once

// Finds the ids and the links in HTML that Statusbook has made: one pass over the tags, no tree.
// Comments and the text of script, style, textarea and title are skipped, as the HTML standard's
// tokenizer does (WHATWG HTML, section 13.2.5). Not a validator. Pure functions; the result points
// into the text that was scanned.

#include <string>
#include <string_view>
#include <vector>

namespace statusbook {

struct HtmlScan {
  std::vector<std::string_view> ids;    // attribute values as written, entities and all, in order
  std::vector<std::string_view> links;  // href, src, action, poster, each candidate of a srcset …
};

HtmlScan scan_html(std::string_view html);

// Adds what a stretch of a text has, which begins and ends outside of tags.
void scan_html(std::string_view stretch, HtmlScan& found);

// An attribute's value with its character references (&amp; &#39; …) replaced. A name that
// Statusbook never writes stays as it is.
std::string decode_references(std::string_view raw);

}  // namespace statusbook
