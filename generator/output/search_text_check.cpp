#include "output/search_text_check.hpp"

#include <fmt/format.h>

#include "pages/search_texts.hpp"
#include "support/utf8.hpp"

namespace statusbook {
namespace {

using Owners = std::unordered_map<std::string_view, const Page*>;

// The page that has claimed `text` before; null if this one is the first.
const Page* earlier_owner(Owners& owners, std::string_view text, const Page& page) {
  const auto [place, is_new] = owners.emplace(text, &page);
  return is_new ? nullptr : place->second;
}

void check_length(const Page& page, Diagnostics& report) {
  const std::size_t length = count_code_points(page.description);
  if (length >= shortest_description && length <= longest_description) return;
  report.error("description-length", {.file = page.path},
               fmt::format("the description has {} characters, not {} to {}: '{}'", length,
                           shortest_description, longest_description, page.description),
               "search engines cut longer ones and replace shorter ones; a code whose answer is "
               "too long takes a \"description\"");
}

}  // namespace

void check_search_texts(const SitePlan& plan, Diagnostics& report) {
  Owners titles, descriptions;
  for (const Page& page : plan.pages()) {
    if (page.title.empty()) continue;
    check_length(page, report);
    if (const Page* other = earlier_owner(titles, page.title, page)) {
      report.error("duplicate-title", {.file = page.path},
                   fmt::format("'{}' is the title of '{}' too", page.title, other->url),
                   "readers of a list of results could not tell the two apart");
    }
    if (const Page* other = earlier_owner(descriptions, page.description, page)) {
      report.error("duplicate-description", {.file = page.path},
                   fmt::format("'{}' describes '{}' too", page.description, other->url),
                   "say what only this page has");
    }
  }
}

}  // namespace statusbook
