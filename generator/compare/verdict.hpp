#pragma once

// The first words of a comparison that nobody has written: which difference decides between the two
// codes, and when to use each. Computed from facts alone; pure functions.

#include <string>

#include "catalogue/status_code.hpp"

namespace statusbook {

// One sentence: the most telling difference that the facts show, with what each code means.
std::string derive_verdict(const StatusCode& a, const StatusCode& b);

// "Return " "502" " when you are a gateway." What stands around the name of the code in a rule; a
// code that nobody sends is not to be returned.
struct DecisionRule {
  std::string before;
  std::string after;
};

// `when` completes "Return it when …", or says with "never; …" why nothing returns it.
DecisionRule decision_rule(const StatusCode& code, std::string_view when);

}  // namespace statusbook
