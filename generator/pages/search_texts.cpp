#include "pages/search_texts.hpp"

#include "support/utf8.hpp"

namespace statusbook {
namespace {

// The longest beginning of `sentence` before one of these that fits with a full stop; empty if
// there is none.
std::string_view clause_before(std::string_view sentence, std::string_view end, std::size_t most) {
  for (std::size_t at = sentence.rfind(end); at != std::string_view::npos && at > 0;
       at = sentence.rfind(end, at - 1)) {
    const std::string_view clause = sentence.substr(0, at);
    if (count_code_points(clause) + 1 <= most) return clause;
  }
  return {};
}

}  // namespace

std::string shorten_to_clause(std::string_view sentence, std::size_t most) {
  if (count_code_points(sentence) <= most) return std::string(sentence);
  for (const char* end : {"; ", ": "}) {
    const std::string_view clause = clause_before(sentence, end, most);
    if (count_code_points(clause) >= shortest_description) return std::string(clause) + '.';
  }
  return std::string(sentence);
}

}  // namespace statusbook
