#pragma once

// Questions that the facts of two codes answer, for a comparison that nobody has written. Those on
// which this pair differs most tellingly are chosen; nothing is asked where the facts are silent or
// the same. Pure functions.

#include <string>
#include <vector>

#include "catalogue/status_code.hpp"

namespace statusbook {

struct DerivedQuestion {
  std::string id;  // "question-retry"
  std::string question;
  std::string answer;
};

// At most three, the most telling first.
std::vector<DerivedQuestion> derive_questions(const StatusCode& a, const StatusCode& b);

}  // namespace statusbook
