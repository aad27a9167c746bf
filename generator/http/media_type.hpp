#pragma once

// media-type, RFC 9110 section 8.3.1: type "/" subtype with parameters. Views into the field value.

#include <string_view>
#include <vector>

#include "http/list.hpp"

namespace statusbook::http {

struct MediaType {
  std::string_view essence;  // "text/html", as written
  std::vector<Parameter> parameters;
  bool well_formed = false;

  bool is(std::string_view other_essence) const;
  const Parameter* find(std::string_view parameter_name) const;
  bool is_json() const;  // application/json, anything/anything+json
  bool is_xml() const;   // application/xml, text/xml, anything/anything+xml
};

MediaType parse_media_type(std::string_view text);

}  // namespace statusbook::http
