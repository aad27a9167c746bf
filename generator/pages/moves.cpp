#include "pages/moves.hpp"

#include <fmt/format.h>

#include "pages/code_views.hpp"

namespace statusbook {
namespace {

// What a code is or was called. The registry puts remarks behind names: "(Unused)".
std::vector<std::string> names_of(const StatusCode& code) {
  std::vector<std::string> names{code.name};
  if (code.registry) names.push_back(code.registry->name);
  for (const FormerName& former : code.former_names)
    names.push_back(former.name);
  return names;
}

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

}  // namespace

std::string slug_of_name(std::string_view name) {
  std::string slug;
  for (char c : name) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (c == '\'') continue;
    if (is_letter_or_digit(c)) {
      slug += c;
    } else if (!slug.empty() && slug.back() != '-') {
      slug += '-';
    }
  }
  if (slug.ends_with('-')) slug.pop_back();
  return slug;
}

// The better known meaning of a number comes first in the catalogue, and keeps a name that two
// have.
Moves list_moves(const SiteContext& context) {
  Moves moves;
  for (const MovedPage& moved : context.input().settings.moved)
    moves.emplace(moved.from, moved.to);
  for (const StatusCode& code : context.catalogue().codes) {
    for (const std::string& name : names_of(code)) {
      const std::string alias = fmt::format("{}-{}", code.code, slug_of_name(name));
      if (context.catalogue().find_code(alias) != nullptr) continue;
      moves.emplace("/" + code_url(alias), "/" + code_url(code.key));
    }
  }
  return moves;
}

}  // namespace statusbook
