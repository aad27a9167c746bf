#pragma once

// What runs in the browser: the script that reloads the page and shows the overlay, its worker and
// its style sheet, kept in the program so that the preview needs no file of its own. Nothing
// inline: they work under the site's Content-Security-Policy. Also the tag that puts them into a
// page.

#include <string>
#include <string_view>

namespace statusbook {

struct LiveFile {
  std::string_view url;
  std::string_view content;
};

// The embedded file at that URL; null if there is none.
const LiveFile* find_live_file(std::string_view url);

// What the page that carries the tag shows: the site, or the list of errors that stands in for it.
enum class LivePage { site, errors };

// `generation` says which load of the site the page comes from; no characters that HTML escapes.
std::string live_script_tag(std::string_view generation, LivePage page);

// The page with `tag` before </head>, or at its end when it has none.
std::string insert_into_head(std::string_view html, std::string_view tag);

}  // namespace statusbook
