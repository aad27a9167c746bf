#pragma once

// The ready-made code of every framework for every code that may be sent, rendered from the
// templates of content/snippets/ when the site is loaded, so that each mistake in one is told with
// its place in the record. Pure functions; the result owns its text.
//
// A template sees, with quoted_… as literals of its language and a list empty where there is none:
//   code, key, reason, quoted_reason
//   constant       the language's name of the code, or null
//   fields         [{ name, value, quoted_name, quoted_value, last }]: those that no helper for
//                  redirects or content sets
//   headers        the same with Location and Content-Type
//   has_fields, has_headers, is_bare (neither headers nor content)
//   redirect       null, or { location, quoted_location, is_absolute }
//   content        null, or { is_problem, type, quoted_type, json, quoted_json, quoted_detail,
//                  members: [{ name, quoted_name, quoted_value, last }] }

#include <string>
#include <unordered_map>
#include <vector>

#include "catalogue/catalogue.hpp"
#include "render/view.hpp"

namespace statusbook {

struct SnippetText {
  std::size_t snippet = 0;  // its place in Catalogue::snippets
  std::string text;         // without a line end at its end
};

// By the code's key; a code that is not sent at all is not in it.
using SnippetTexts = std::unordered_map<std::string, std::vector<SnippetText>>;

// `jobs` as for_each_index has it.
SnippetTexts render_snippets(const Catalogue& catalogue, std::size_t jobs, Diagnostics& report);

}  // namespace statusbook
