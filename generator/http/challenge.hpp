#pragma once

// Authentication challenges, RFC 9110 section 11.3. Commas part both the challenges and the
// parameters of one challenge, so the two have to be told apart. Views into the field value;
// nothing is judged but form.

#include <string_view>
#include <vector>

#include "http/list.hpp"

namespace statusbook::http {

struct Challenge {
  std::string_view scheme;
  std::string_view token68;  // empty when there is none
  std::vector<Parameter> parameters;

  bool is(std::string_view other_scheme) const;
  const Parameter* find(std::string_view parameter_name) const;
};

struct Challenges {
  std::vector<Challenge> all;
  std::string_view fault;  // the first part that is neither a challenge nor a parameter
  bool well_formed = false;
};

Challenges parse_challenges(std::string_view value);

}  // namespace statusbook::http
