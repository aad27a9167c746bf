#include "http/list.hpp"

#include <algorithm>

#include "http/text.hpp"

namespace statusbook::http {

namespace {

bool is_qdtext(char c) {
  return c != '"' && c != '\\' && !is_control(c);
}

// Behind the quoted string that begins at `at`, or the end of the text if it never ends.
std::size_t skip_quoted(std::string_view text, std::size_t at) {
  for (++at; at < text.size(); ++at) {
    if (text[at] == '"') return at + 1;
    if (text[at] == '\\') ++at;
  }
  return text.size();
}

std::size_t skip_angle(std::string_view text, std::size_t at) {
  const std::size_t close = text.find('>', at);
  return close == std::string_view::npos ? at + 1 : close + 1;
}

}  // namespace

std::vector<std::string_view> split_outside_quotes(std::string_view text, char separator,
                                                   Angle angle) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  // Without this, a text of a million "<" would be searched to its end a million times.
  const std::size_t last_close = angle == Angle::protects ? text.rfind('>') : 0;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '"') {
      at = skip_quoted(text, at);
    } else if (text[at] == '<' && last_close != std::string_view::npos && at < last_close) {
      at = skip_angle(text, at);
    } else if (text[at++] == separator) {
      parts.push_back(trim(text.substr(begin, at - 1 - begin)));
      begin = at;
    }
  }
  parts.push_back(trim(text.substr(begin)));
  return parts;
}

std::vector<std::string_view> list_elements(std::string_view value) {
  std::vector<std::string_view> parts = split_outside_quotes(value, ',');
  std::erase_if(parts, [](std::string_view part) { return part.empty(); });
  return parts;
}

bool is_quoted_string(std::string_view text) {
  if (text.size() < 2 || text.front() != '"' || text.back() != '"') return false;
  for (std::size_t at = 1; at + 1 < text.size(); ++at) {
    if (text[at] == '\\') {
      if (++at + 1 >= text.size() || is_control(text[at])) return false;
    } else if (!is_qdtext(text[at])) {
      return false;
    }
  }
  return true;
}

std::string unquoted(std::string_view text) {
  if (!is_quoted_string(text)) return std::string(text);
  std::string result;
  for (std::size_t at = 1; at + 1 < text.size(); ++at) {
    if (text[at] == '\\') ++at;
    result += text[at];
  }
  return result;
}

bool Parameter::is_well_formed() const {
  return is_token(name) && value && (is_token(*value) || is_quoted_string(*value));
}

Parameter read_parameter(std::string_view text) {
  const std::size_t equals = text.find('=');
  if (equals == std::string_view::npos) return {text, trim(text), std::nullopt, false};
  const std::string_view name = text.substr(0, equals);
  const std::string_view value = text.substr(equals + 1);
  const bool bad =
      (!name.empty() && is_blank(name.back())) || (!value.empty() && is_blank(value.front()));
  return {text, trim(name), trim(value), bad};
}

std::vector<Parameter> parameters_after_semicolon(std::string_view text) {
  const std::vector<std::string_view> parts = split_outside_quotes(text, ';', Angle::protects);
  std::vector<Parameter> parameters;
  for (std::size_t i = 1; i < parts.size(); ++i) {
    if (!parts[i].empty()) parameters.push_back(read_parameter(parts[i]));
  }
  return parameters;
}

}  // namespace statusbook::http
