#include "render/html_scanner.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>

#include "support/byte_search.hpp"

namespace statusbook {
namespace {

enum class AttributeUse { id, link, link_list };

struct AttributeFacts {
  std::string_view name;
  AttributeUse use;
};

constexpr std::array<AttributeFacts, 9> attributes{{{"href", AttributeUse::link},
                                                    {"id", AttributeUse::id},
                                                    {"src", AttributeUse::link},
                                                    {"action", AttributeUse::link},
                                                    {"poster", AttributeUse::link},
                                                    {"srcset", AttributeUse::link_list},
                                                    {"formaction", AttributeUse::link},
                                                    {"imagesrcset", AttributeUse::link_list},
                                                    {"xlink:href", AttributeUse::link}}};

// Elements whose content is text up to their end tag, whatever it looks like.
constexpr std::array<std::string_view, 5> text_elements{"script", "style", "textarea", "title",
                                                        "iframe"};

struct NamedReference {
  std::string_view name;
  std::string_view text;
};

constexpr std::array<NamedReference, 5> named_references{
    {{"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"quot", "\""}, {"apos", "'"}}};

char lower(char c) {
  return 'A' <= c && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool is_letter(char c) {
  return 'a' <= lower(c) && lower(c) <= 'z';
}

// What a byte may end in a tag. A table, because each byte of each tag is looked up.
enum Ending : unsigned char { space = 1, tag = 2, equals_sign = 4 };

constexpr std::array<unsigned char, 256> endings = [] {
  std::array<unsigned char, 256> table{};
  for (const char c : std::string_view(" \n\t\r\f"))
    table[static_cast<unsigned char>(c)] = space;
  table['/'] = table['>'] = tag;
  table['='] = equals_sign;
  return table;
}();

bool ends(char c, unsigned set) {
  return (endings[static_cast<unsigned char>(c)] & set) != 0;
}

bool is_space(char c) {
  return ends(c, space);
}

bool equals(std::string_view a, std::string_view lowercase) {
  return a.size() == lowercase.size() && std::equal(a.begin(), a.end(), lowercase.begin(),
                                                    [](char x, char y) { return lower(x) == y; });
}

// The sizes of the names, a bit each: most of a page's names have none of them.
constexpr std::uint32_t attribute_sizes = [] {
  std::uint32_t sizes = 0;
  for (const AttributeFacts& each : attributes)
    sizes |= std::uint32_t{1} << each.name.size();
  return sizes;
}();

constexpr std::uint32_t text_element_sizes = [] {
  std::uint32_t sizes = 0;
  for (const std::string_view each : text_elements)
    sizes |= std::uint32_t{1} << each.size();
  return sizes;
}();

bool has_one_of_sizes(std::uint32_t sizes, std::string_view name) {
  return name.size() < 32 && (sizes >> name.size() & 1) != 0;
}

class Scanner {
 public:
  Scanner(std::string_view html, HtmlScan& found) : html_(html), found_(found) {}

  void scan() {
    while (skip_past<'<'>())
      scan_markup();
  }

 private:
  bool is_at_end() const { return at_ >= html_.size(); }
  char here() const { return html_[at_]; }

  void move_to(std::size_t found) { at_ = std::min(found, html_.size()); }

  template <char c>
  bool skip_past() {
    at_ = find_any<c>(html_, at_);
    if (is_at_end()) return false;
    ++at_;
    return true;
  }

  template <typename Predicate>
  std::string_view take_while(Predicate matches) {
    const std::size_t start = at_;
    while (!is_at_end() && matches(here()))
      ++at_;
    return html_.substr(start, at_ - start);
  }

  // Behind a '<'.
  void scan_markup() {
    if (is_at_end()) return;
    if (html_.substr(at_, 3) == "!--") return move_to(html_.find("-->", at_ + 1));
    if (is_letter(here())) return scan_start_tag();
    if (here() == '!' || here() == '?' || here() == '/') skip_past<'>'>();
  }

  void scan_start_tag() {
    const std::string_view name = take_while([](char c) { return !ends(c, space | tag); });
    while (scan_attribute()) {
    }
    const bool is_text = has_one_of_sizes(text_element_sizes, name) &&
                         std::any_of(text_elements.begin(), text_elements.end(),
                                     [&](std::string_view each) { return equals(name, each); });
    if (is_text) skip_text_of(name);
  }

  // False at the end of the tag, which is then behind us.
  bool scan_attribute() {
    take_while([](char c) { return is_space(c) || c == '/'; });
    if (is_at_end()) return false;
    if (here() == '>') {
      ++at_;
      return false;
    }
    const std::size_t start = at_++;  // a first '=' belongs to the name
    take_while([](char c) { return !ends(c, space | tag | equals_sign); });
    const std::string_view name = html_.substr(start, at_ - start);
    take_while(is_space);
    if (is_at_end() || here() != '=') return true;
    ++at_;
    take_while(is_space);
    use_attribute(name, take_value());
    return true;
  }

  std::string_view take_value() {
    if (is_at_end()) return {};
    const char quote = here();
    if (quote != '"' && quote != '\'') {
      return take_while([](char c) { return !is_space(c) && c != '>'; });
    }
    const std::size_t start = ++at_;
    at_ = quote == '"' ? find_any<'"'>(html_, at_) : find_any<'\''>(html_, at_);
    const std::string_view value = html_.substr(start, at_ - start);
    if (!is_at_end()) ++at_;
    return value;
  }

  void use_attribute(std::string_view name, std::string_view value) {
    if (!has_one_of_sizes(attribute_sizes, name)) return;
    for (const AttributeFacts& each : attributes) {
      if (!equals(name, each.name)) continue;
      if (each.use == AttributeUse::id) found_.ids.push_back(value);
      if (each.use == AttributeUse::link) found_.links.push_back(value);
      if (each.use == AttributeUse::link_list) use_candidates(value);
    }
  }

  // "small.png 480w, large.png 2x": the first word of each part.
  void use_candidates(std::string_view list) {
    while (!list.empty()) {
      const std::size_t start = list.find_first_not_of(" \n\t\r\f,");
      if (start == std::string_view::npos) return;
      list.remove_prefix(start);
      std::string_view url = list.substr(0, list.find_first_of(" \n\t\r\f"));
      list.remove_prefix(url.size());
      const bool has_descriptor = !url.ends_with(',');
      while (url.ends_with(','))
        url.remove_suffix(1);
      found_.links.push_back(url);
      if (has_descriptor) list.remove_prefix(std::min(list.find(','), list.size()));
    }
  }

  void skip_text_of(std::string_view name) {
    while (skip_past<'<'>()) {
      if (is_at_end() || here() != '/') continue;
      const std::string_view end = html_.substr(at_ + 1, name.size());
      const bool same = std::equal(end.begin(), end.end(), name.begin(), name.end(),
                                   [](char x, char y) { return lower(x) == lower(y); });
      if (same) return;
    }
  }

  std::string_view html_;
  std::size_t at_ = 0;
  HtmlScan& found_;
};

std::string encode_utf8(std::uint32_t code) {
  std::string text;
  const auto add = [&](std::uint32_t byte) { text += static_cast<char>(byte); };
  const auto add_rest = [&](int shift) { add(0x80 | ((code >> shift) & 0x3F)); };
  if (code < 0x80) {
    add(code);
  } else if (code < 0x800) {
    add(0xC0 | (code >> 6));
    add_rest(0);
  } else if (code < 0x10000) {
    add(0xE0 | (code >> 12));
    add_rest(6);
    add_rest(0);
  } else {
    add(0xF0 | (code >> 18));
    add_rest(12);
    add_rest(6);
    add_rest(0);
  }
  return text;
}

// "#39" and "#x27".
std::optional<std::string> numeric_reference(std::string_view name) {
  constexpr std::uint32_t last_code_point = 0x10FFFF;
  if (!name.starts_with('#')) return std::nullopt;
  name.remove_prefix(1);
  const bool is_hex = !name.empty() && lower(name.front()) == 'x';
  if (is_hex) name.remove_prefix(1);
  std::uint32_t code = 0;
  const char* end = name.data() + name.size();
  const auto [stop, error] = std::from_chars(name.data(), end, code, is_hex ? 16 : 10);
  if (error != std::errc() || stop != end || code > last_code_point) return std::nullopt;
  return encode_utf8(code);
}

std::optional<std::string> reference_text(std::string_view name) {
  for (const NamedReference& each : named_references) {
    if (each.name == name) return std::string(each.text);
  }
  return numeric_reference(name);
}

}  // namespace

HtmlScan scan_html(std::string_view html) {
  HtmlScan found;
  scan_html(html, found);
  return found;
}

void scan_html(std::string_view stretch, HtmlScan& found) {
  Scanner(stretch, found).scan();
}

std::string decode_references(std::string_view raw) {
  if (raw.find('&') == std::string_view::npos) return std::string(raw);
  std::string text;
  while (true) {
    const std::size_t ampersand = std::min(raw.find('&'), raw.size());
    text += raw.substr(0, ampersand);
    raw.remove_prefix(ampersand);
    if (raw.empty()) return text;
    const std::size_t semicolon = raw.find(';');
    const auto replaced = semicolon == std::string_view::npos
                              ? std::nullopt
                              : reference_text(raw.substr(1, semicolon - 1));
    text += replaced.value_or("&");
    raw.remove_prefix(replaced ? semicolon + 1 : 1);
  }
}

}  // namespace statusbook
