#include "catalogue/code_search.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <sstream>

#include "support/suggestion.hpp"

namespace statusbook {
namespace {

// Words that tell nothing here; alone they are looked for all the same.
constexpr std::array<std::string_view, 7> empty_words{"code",   "error", "http",  "sc",
                                                      "status", "vs",    "versus"};

constexpr bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
constexpr bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
constexpr bool is_letter(char c) {
  return is_upper(c) || is_lower(c);
}

constexpr bool starts_word(char before, char c) {
  return (is_lower(before) && is_upper(c)) || (is_letter(before) && is_digit(c)) ||
         (is_digit(before) && is_letter(c));
}

std::vector<std::string> split(const std::string& words) {
  std::istringstream stream(words);
  std::vector<std::string> result;
  for (std::string word; stream >> word;)
    result.push_back(word);
  return result;
}

std::vector<std::string> words_of(std::string_view query) {
  const std::vector<std::string> words = split(normalize_words(query));
  std::vector<std::string> telling;
  for (const std::string& word : words) {
    if (std::find(empty_words.begin(), empty_words.end(), word) == empty_words.end())
      telling.push_back(word);
  }
  return telling.empty() ? words : telling;
}

std::string terms_of(const Catalogue& catalogue, const StatusCode& code) {
  std::string terms;
  for (const std::string& term : code.search_terms)
    terms += term + '\n';
  for (const FormerName& former : code.former_names)
    terms += former.name + '\n';
  for (const std::string& name : catalogue.constant_names(code))
    terms += name + '\n';
  return terms;
}

// Where words are looked for, the most telling place first.
std::array<std::string, 4> places_of(const Catalogue& catalogue, const StatusCode& code) {
  const std::string& label = catalogue.find_family(code.family)->label;
  std::array<std::string, 4> places{code.key, code.name, fmt::format("{} {}", code.meaning, label),
                                    terms_of(catalogue, code)};
  for (std::string& place : places)
    place = " " + normalize_words(place);
  return places;
}

// Words of the names and of what people type.
std::vector<std::string> searchable_words(const Catalogue& catalogue) {
  std::set<std::string> words;
  for (const StatusCode& code : catalogue.codes) {
    for (const std::string& place : places_of(catalogue, code)) {
      for (std::string& word : split(place)) {
        if (word.size() > 3) words.insert(std::move(word));
      }
    }
  }
  return {words.begin(), words.end()};
}

// The place of the word that is hardest to find; nothing if one is not there.
std::optional<std::size_t> rank_of(const std::array<std::string, 4>& places,
                                   const std::vector<std::string>& words) {
  std::size_t worst = 0;
  for (const std::string& word : words) {
    const auto found = std::find_if(places.begin(), places.end(), [&](const std::string& place) {
      return place.find(" " + word) != std::string::npos;
    });
    if (found == places.end()) return std::nullopt;
    worst = std::max(worst, static_cast<std::size_t>(found - places.begin()));
  }
  return worst;
}

// "502 503": nobody means a code that is both.
bool name_several_codes(const std::vector<std::string>& words) {
  return words.size() > 1 && std::all_of(words.begin(), words.end(), [](const std::string& word) {
           return word.size() == 3 && std::all_of(word.begin(), word.end(), is_digit);
         });
}

std::optional<std::size_t> rank_of_any(const std::array<std::string, 4>& places,
                                       const std::vector<std::string>& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (places[0].starts_with(" " + words[i])) return i;
  }
  return std::nullopt;
}

}  // namespace

std::string normalize_words(std::string_view text) {
  std::string words;
  char before = ' ';
  for (const char c : text) {
    const bool is_part = is_letter(c) || is_digit(c);
    const bool ends_word = !is_part || starts_word(before, c);
    if (ends_word && !words.empty() && words.back() != ' ') words += ' ';
    if (is_part) words += is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
    before = c;
  }
  if (words.ends_with(' ')) words.pop_back();
  return words;
}

std::vector<const StatusCode*> find_codes(const Catalogue& catalogue, std::string_view query) {
  const std::vector<std::string> words = words_of(query);
  if (words.empty()) return {};
  const auto rank_by = name_several_codes(words) ? rank_of_any : rank_of;
  std::vector<std::pair<std::size_t, const StatusCode*>> found;
  for (const StatusCode& code : catalogue.codes) {
    if (const auto rank = rank_by(places_of(catalogue, code), words))
      found.emplace_back(*rank, &code);
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<const StatusCode*> codes;
  codes.reserve(found.size());
  for (const auto& [rank, code] : found)
    codes.push_back(code);
  return codes;
}

std::string mend_query(const Catalogue& catalogue, std::string_view query) {
  const std::vector<std::string> known = searchable_words(catalogue);
  std::string mended;
  for (const std::string& word : words_of(query)) {
    const bool is_known = !find_codes(catalogue, word).empty();
    const auto near = is_known ? std::nullopt : nearest(word, known);
    mended += (mended.empty() ? "" : " ") + near.value_or(word);
  }
  return mended;
}

}  // namespace statusbook
