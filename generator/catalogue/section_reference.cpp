#include "catalogue/section_reference.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace statusbook {
namespace {

bool is_digit(char c) {
  return '0' <= c && c <= '9';
}

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

// "15.6.3", "B.3" or "4": the start of `text` up to what no section number holds.
std::string_view first_section(std::string_view text) {
  const std::size_t end = std::min(text.find_first_of(" ,-/"), text.size());
  return text.substr(0, end);
}

bool is_section(std::string_view text) {
  if (text.empty() || text.back() == '.') return false;
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return is_digit(c) || c == '.' || ('A' <= c && c <= 'Z'); });
}

bool is_draft_name(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return is_digit(c) || c == '-' || ('a' <= c && c <= 'z'); });
}

// Empty `url` when `text` is no reference.
SectionReference parse_one(std::string_view text) {
  SectionReference reference{std::string(text), ""};
  if (text.starts_with("draft-")) {
    const std::string_view name = text.substr(0, text.find_first_of(" ,"));
    if (is_draft_name(name))
      reference.url = fmt::format("https://datatracker.ietf.org/doc/html/{}", name);
    return reference;
  }
  if (!text.starts_with("RFC ")) return reference;
  text.remove_prefix(4);
  const std::size_t digits = std::min(text.find(' '), text.size());
  const std::string_view number = text.substr(0, digits);
  if (number.empty() || !std::all_of(number.begin(), number.end(), is_digit)) return reference;
  const std::string_view section = first_section(trimmed(text.substr(digits)));
  if (!section.empty() && !is_section(section)) return reference;
  reference.url = rfc_url(number, section);
  return reference;
}

}  // namespace

std::vector<SectionReference> parse_section_references(std::string_view text) {
  std::vector<SectionReference> references;
  while (true) {
    const std::size_t semicolon = text.find(';');
    SectionReference reference = parse_one(trimmed(text.substr(0, semicolon)));
    if (reference.url.empty()) return {};
    references.push_back(std::move(reference));
    if (semicolon == std::string_view::npos) return references;
    text.remove_prefix(semicolon + 1);
  }
}

std::string rfc_url(std::string_view number, std::string_view section) {
  std::string url = fmt::format("https://www.rfc-editor.org/rfc/rfc{}.html", number);
  if (section.empty()) return url;
  const bool appendix = 'A' <= section.front() && section.front() <= 'Z';
  return fmt::format("{}#{}-{}", url, appendix ? "appendix" : "section", section);
}

}  // namespace statusbook
