#pragma once

// The grammars of single field values, as predicates. Each answers for one whole value, already
// trimmed, or for one element of a list. They accept what the RFC's ABNF accepts, and leave empty
// list elements alone.

#include <string_view>

namespace statusbook::http {

bool is_entity_tag(std::string_view text);       // RFC 9110 section 8.8.3
bool is_language_tag(std::string_view text);     // RFC 5646, by shape
bool is_product_list(std::string_view text);     // Server: RFC 9110 section 10.2.4
bool is_protocol(std::string_view text);         // Upgrade: name with an optional version
bool is_via_element(std::string_view text);      // RFC 9110 section 7.6.3
bool is_link_value(std::string_view text);       // RFC 8288 section 3
bool is_disposition(std::string_view text);      // RFC 6266 section 4.1
bool is_media_type_text(std::string_view text);  // RFC 9110 section 8.3.1
bool is_field_name_or_star(std::string_view text);
bool is_alternative_service(std::string_view text);  // Alt-Svc: RFC 7838 section 3

}  // namespace statusbook::http
