#pragma once

// Markdown with GitHub's tables → HTML by cmark-gfm, with the catalogue's links: "/502/" is
// relative to the site's root, "rfc:9110/15.6.3" is a section of an RFC. Raw HTML in the source is
// left out (the catalogue refuses it). A table stands in an element that scrolls; one with an empty
// corner has row headers. Safe to call from several threads.

#include <string>
#include <string_view>

namespace statusbook {

// `root` is the way from the page to the site's root: "../" for /502/.
std::string render_markdown(std::string_view markdown, std::string_view root);

// One paragraph's inside, without <p>: for table cells and definition lists.
std::string render_inline_markdown(std::string_view markdown, std::string_view root);

// The Markdown itself, with the catalogue's links made ones that lead anywhere: `root` is the site's
// address with a '/' at its end.
std::string absolute_links(std::string_view markdown, std::string_view root);

// Where a link of the catalogue leads; "rfc:9110/15.6.3" → its URL, others are returned as they
// are.
std::string expand_link(std::string_view destination);

}  // namespace statusbook
