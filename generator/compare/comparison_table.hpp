#pragma once

// Two codes side by side, from facts alone. Rows on which either code has nothing to say are left
// out; rows that differ come before those that do not. Pure functions; results borrow from the
// sheets.

#include <string>
#include <string_view>
#include <vector>

#include "compare/aspects.hpp"

namespace statusbook {

struct ComparisonRow {
  const Aspect* aspect = nullptr;
  std::string_view a, b;  // borrowed from the sheets
  bool differs = false;
};

std::vector<ComparisonRow> compare(const AspectSheet& a, const AspectSheet& b);

// "Same for both: class, content and caching." The labels of the equal rows; empty when all differ.
std::string sum_up_equal_rows(const std::vector<ComparisonRow>& rows);

// How `code` is called beside `other`: its number, with the family where both have the same one.
std::string name_beside(const StatusCode& code, const StatusCode& other);

// A question that the facts of the two codes answer.
struct DerivedQuestion {
  std::string id;
  std::string question;
  std::string answer;
};

// The verdict of a pair that nobody has written about, from the two meanings.
std::string derive_verdict(const StatusCode& a, const StatusCode& b);
// At most three; only where the facts differ.
std::vector<DerivedQuestion> derive_questions(const StatusCode& a, const StatusCode& b);

}  // namespace statusbook
