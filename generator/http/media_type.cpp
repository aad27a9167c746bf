#include "http/media_type.hpp"

#include <algorithm>

#include "http/text.hpp"

namespace statusbook::http {

namespace {

bool is_type_and_subtype(std::string_view text) {
  const std::size_t slash = text.find('/');
  return slash != std::string_view::npos && is_token(text.substr(0, slash)) &&
         is_token(text.substr(slash + 1));
}

bool has_suffix(std::string_view essence, std::string_view suffix) {
  return essence.size() > suffix.size() &&
         equals_ignoring_case(essence.substr(essence.size() - suffix.size()), suffix);
}

}  // namespace

bool MediaType::is(std::string_view other_essence) const {
  return equals_ignoring_case(essence, other_essence);
}

const Parameter* MediaType::find(std::string_view name) const {
  const auto found = std::find_if(parameters.begin(), parameters.end(), [name](const Parameter& p) {
    return equals_ignoring_case(p.name, name);
  });
  return found == parameters.end() ? nullptr : &*found;
}

bool MediaType::is_json() const {
  return is("application/json") || has_suffix(essence, "+json");
}

bool MediaType::is_xml() const {
  return is("application/xml") || is("text/xml") || has_suffix(essence, "+xml");
}

MediaType parse_media_type(std::string_view text) {
  MediaType type;
  type.essence = trim(text.substr(0, text.find(';')));
  type.parameters = parameters_after_semicolon(text);
  type.well_formed = is_type_and_subtype(type.essence) &&
                     std::all_of(type.parameters.begin(), type.parameters.end(),
                                 [](const Parameter& p) { return p.is_well_formed(); });
  return type;
}

}  // namespace statusbook::http
