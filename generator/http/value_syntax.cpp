#include "http/value_syntax.hpp"

#include <algorithm>

#include "http/list.hpp"
#include "http/media_type.hpp"
#include "http/text.hpp"
#include "http/uri.hpp"

namespace statusbook::http {

namespace {

bool is_etag_char(char c) {
  return c != '"' && c != ' ' && c != '\t' && !is_control(c);
}

// Behind the comment "(…)" that `text` begins with; npos when its brackets do not match.
std::size_t comment_end(std::string_view text) {
  std::size_t depth = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\\') {
      ++at;
    } else if (text[at] == '(') {
      ++depth;
    } else if (text[at] == ')' && --depth == 0) {
      return at + 1;
    }
  }
  return std::string_view::npos;
}

bool is_comment(std::string_view text) {
  return text.front() == '(' && comment_end(text) == text.size();
}

bool are_parameters(std::string_view text) {
  const std::vector<Parameter> parameters = parameters_after_semicolon(text);
  return std::all_of(parameters.begin(), parameters.end(),
                     [](const Parameter& p) { return p.is_well_formed(); });
}

// A host name, an address or a pseudonym, with an optional port.
bool is_received_by(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return is_tchar(c) || c == ':' || c == '[' || c == ']';
  });
}

}  // namespace

bool is_entity_tag(std::string_view text) {
  if (text.substr(0, 2) == "W/") text.remove_prefix(2);
  if (text.size() < 2 || text.front() != '"' || text.back() != '"') return false;
  return std::all_of(text.begin() + 1, text.end() - 1, is_etag_char);
}

bool is_language_tag(std::string_view text) {
  bool first = true;
  for (const std::string_view subtag : split_outside_quotes(text, '-')) {
    const bool good = !subtag.empty() && subtag.size() <= 8 &&
                      std::all_of(subtag.begin(), subtag.end(), [first](char c) {
                        return is_alpha(c) || (!first && is_digit(c));
                      });
    if (!good) return false;
    first = false;
  }
  return true;
}

bool is_protocol(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return is_token(text);
  return is_token(text.substr(0, slash)) && is_token(text.substr(slash + 1));
}

bool is_product_list(std::string_view text) {
  bool first = true;
  while (!text.empty()) {
    std::size_t end = std::min(text.find_first_of(" \t"), text.size());
    if (text.front() == '(') {
      end = comment_end(text);
      if (first || end == std::string_view::npos) return false;
    } else if (!is_protocol(text.substr(0, end))) {
      return false;
    }
    text = trim(text.substr(end));
    first = false;
  }
  return !first;
}

bool is_via_element(std::string_view text) {
  const std::size_t blank = text.find_first_of(" \t");
  if (blank == std::string_view::npos || !is_protocol(text.substr(0, blank))) return false;
  const std::string_view rest = trim(text.substr(blank));
  const std::size_t end = rest.find_first_of(" \t");
  if (!is_received_by(rest.substr(0, end))) return false;
  return end == std::string_view::npos || is_comment(trim(rest.substr(end)));
}

bool is_link_value(std::string_view text) {
  const std::size_t close = text.find('>');
  if (text.empty() || text.front() != '<' || close == std::string_view::npos) return false;
  const std::string_view rest = trim(text.substr(close + 1));
  if (!rest.empty() && rest.front() != ';') return false;
  const std::vector<Parameter> parameters = parameters_after_semicolon(rest);
  return is_uri_reference(text.substr(1, close - 1)) &&
         std::all_of(parameters.begin(), parameters.end(), [](const Parameter& p) {
           return p.value ? p.is_well_formed() : is_token(p.name);
         });
}

bool is_disposition(std::string_view text) {
  return is_token(trim(text.substr(0, text.find(';')))) && are_parameters(text);
}

bool is_media_type_text(std::string_view text) {
  return parse_media_type(text).well_formed;
}

bool is_field_name_or_star(std::string_view text) {
  return text == "*" || is_token(text);
}

bool is_alternative_service(std::string_view text) {
  if (text == "clear") return true;
  const Parameter alternative = read_parameter(split_outside_quotes(text, ';').front());
  return alternative.value && is_token(alternative.name) && is_quoted_string(*alternative.value) &&
         are_parameters(text);
}

}  // namespace statusbook::http
