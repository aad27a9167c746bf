#include "output/reference.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace statusbook {
namespace {

// Servers show this page at whatever address was not found, so nothing on it can be relative.
constexpr std::string_view not_found_page = "/404.html";

char lower(char c) {
  return 'A' <= c && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool is_letter(char c) {
  return 'a' <= lower(c) && lower(c) <= 'z';
}

bool is_digit(char c) {
  return '0' <= c && c <= '9';
}

// RFC 3986 section 2 has no place for these. A table, because each byte of each link is looked up.
constexpr std::array<bool, 256> forbidden_bytes = [] {
  std::array<bool, 256> table{};
  for (std::size_t byte = 0; byte <= 0x20; ++byte)
    table[byte] = true;
  for (const char c : std::string_view("<>\"\\^`{|}\x7F"))
    table[static_cast<unsigned char>(c)] = true;
  return table;
}();

bool is_forbidden(char c) {
  return forbidden_bytes[static_cast<unsigned char>(c)];
}

Reference bad(std::string_view problem) {
  return {.kind = ReferenceKind::bad, .url = {}, .fragment = {}, .problem = problem};
}

// RFC 3986 section 3.1; empty if there is none.
std::string_view scheme_of(std::string_view reference) {
  if (reference.empty() || !is_letter(reference.front())) return {};
  const auto end = std::find_if_not(reference.begin(), reference.end(), [](char c) {
    return is_letter(c) || is_digit(c) || c == '+' || c == '-' || c == '.';
  });
  if (end == reference.end() || *end != ':') return {};
  return reference.substr(0, static_cast<std::size_t>(end - reference.begin()));
}

std::string in_lowercase(std::string_view text) {
  std::string lowered(text);
  std::transform(lowered.begin(), lowered.end(), lowered.begin(), lower);
  return lowered;
}

std::optional<unsigned> hex_value(char c) {
  if (is_digit(c)) return static_cast<unsigned>(c - '0');
  if ('a' <= lower(c) && lower(c) <= 'f') return static_cast<unsigned>(lower(c) - 'a') + 10;
  return std::nullopt;
}

// Nothing where a '%' is not followed by two hexadecimal digits.
std::optional<std::string> percent_decode(std::string text) {
  if (text.find('%') == std::string::npos) return text;
  std::string decoded;
  decoded.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      decoded += text[i];
      continue;
    }
    if (i + 2 >= text.size()) return std::nullopt;
    const auto high = hex_value(text[i + 1]);
    const auto low = hex_value(text[i + 2]);
    if (!high || !low) return std::nullopt;
    decoded += static_cast<char>(*high * 16 + *low);
    i += 2;
  }
  return decoded;
}

// RFC 3986 section 5.2.4, except that ".." at the root is refused. `path` begins with '/'.
std::optional<std::string> without_dot_segments(std::string path_text) {
  if (path_text.find("/.") == std::string::npos) return path_text;
  std::string_view path = path_text;
  std::string kept;
  kept.reserve(path.size());
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/', 1), path.size());
    const std::string_view segment = path.substr(1, end - 1);
    path.remove_prefix(end);
    const bool is_last = path.empty();
    if (segment == "..") {
      if (kept.empty()) return std::nullopt;
      kept.erase(kept.rfind('/'));
    }
    if (segment == "." || segment == "..") {
      if (is_last) kept += '/';
      continue;
    }
    kept += '/';
    kept += segment;
  }
  return kept;
}

std::string_view host_of(std::string_view after_slashes) {
  std::string_view host = after_slashes.substr(0, after_slashes.find_first_of("/?#"));
  host.remove_prefix(host.rfind('@') + 1);  // npos + 1 is 0: nothing before the host
  if (!host.ends_with(']')) host = host.substr(0, host.rfind(':'));
  return host;
}

bool is_host(std::string_view host) {
  if (host.starts_with('[')) return host.ends_with(']') && host.size() > 2;
  const bool has_empty_label =
      host.empty() || host.starts_with('.') || host.find("..") != std::string_view::npos;
  return !has_empty_label && std::all_of(host.begin(), host.end(), [](char c) {
    return is_letter(c) || is_digit(c) || c == '-' || c == '.' || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
  });
}

std::string path_of(std::string_view url) {
  const std::size_t host = url.find("//");
  if (host == std::string_view::npos) return "/";
  const std::size_t path = url.find('/', host + 2);
  return path == std::string_view::npos ? "/" : std::string(url.substr(path));
}

}  // namespace

ReferenceResolver::ReferenceResolver(std::string base_url) : base_url_(std::move(base_url)) {
  if (!base_url_.empty() && !base_url_.ends_with('/')) base_url_ += '/';
  base_path_ = path_of(base_url_);
}

Reference ReferenceResolver::resolve(std::string_view page_url, std::string_view reference) const {
  if (reference.empty()) return bad("is empty");
  if (std::any_of(reference.begin(), reference.end(), is_forbidden)) {
    return bad("has a character that no URL may have");
  }
  if (!scheme_of(reference).empty()) return resolve_absolute(page_url, reference);
  if (reference.starts_with("//")) return bad("has no scheme");
  return resolve_path(page_url, reference);
}

Reference ReferenceResolver::resolve_absolute(std::string_view page_url,
                                              std::string_view reference) const {
  const std::string scheme = in_lowercase(scheme_of(reference));
  const std::string_view rest = reference.substr(scheme.size() + 1);
  Reference external{.kind = ReferenceKind::external, .url = {}, .fragment = {}, .problem = {}};
  if (scheme == "mailto") return rest.empty() ? bad("has no address") : external;
  // An icon may stand in the page itself; any other data: link would be a page without an address.
  if (scheme == "data" && rest.starts_with("image/")) return external;
  if (scheme != "http" && scheme != "https") return bad("has a scheme that is not allowed here");
  if (!rest.starts_with("//") || !is_host(host_of(rest.substr(2)))) return bad("has no valid host");
  if (base_url_.empty() || !reference.starts_with(base_url_)) return external;
  return resolve_path(page_url, reference.substr(base_url_.size() - base_path_.size()));
}

Reference ReferenceResolver::resolve_path(std::string_view page_url,
                                          std::string_view reference) const {
  const std::size_t hash = std::min(reference.find('#'), reference.size());
  auto fragment =
      percent_decode(std::string(reference.substr(std::min(hash + 1, reference.size()))));
  const std::string_view before_fragment = reference.substr(0, hash);
  const std::string_view path = before_fragment.substr(0, before_fragment.find('?'));

  std::string merged;
  if (path.empty()) {
    merged = page_url;
  } else if (path.starts_with('/')) {
    if (!path.starts_with(base_path_)) return bad("leads out of the site");
    merged = path.substr(base_path_.size() - 1);
  } else {
    if (page_url == not_found_page) return bad("is relative on a page that is shown at any URL");
    merged = std::string(page_url.substr(0, page_url.rfind('/') + 1)) + std::string(path);
  }
  auto clean = without_dot_segments(std::move(merged));
  if (!clean) return bad("leads above the site's root");
  auto decoded = percent_decode(std::move(*clean));
  if (!decoded || !fragment) return bad("has a '%' without two hexadecimal digits");
  return {.kind = ReferenceKind::page,
          .url = std::move(*decoded),
          .fragment = std::move(*fragment),
          .problem = {}};
}

}  // namespace statusbook
