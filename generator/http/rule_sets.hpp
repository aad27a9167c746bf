#pragma once

// The parts that the rule table is put together from, one function a topic file. Not for use
// outside the table: rules.hpp is the way in.

#include <span>

#include "http/rules.hpp"

namespace statusbook::http {

std::span<const Rule> status_line_rules();
std::span<const Rule> field_line_rules();
std::span<const Rule> framing_rules();
std::span<const Rule> connection_rules();
std::span<const Rule> required_field_rules();
std::span<const Rule> status_rules();
std::span<const Rule> field_value_rules();
std::span<const Rule> date_rules();
std::span<const Rule> content_rules();
std::span<const Rule> redirect_rules();
std::span<const Rule> cache_control_rules();
std::span<const Rule> caching_rules();
std::span<const Rule> authentication_rules();
std::span<const Rule> range_rules();
std::span<const Rule> unusual_field_rules();
std::span<const Rule> security_rules();
std::span<const Rule> documentation_rules();

}  // namespace statusbook::http
