#pragma once

// The aspects in which two status codes can differ, as a table: one row an aspect, each with a
// function that says what a code has to say about it. Pure functions; text is plain, not HTML;
// several statements stand on a line each.

#include <string>
#include <string_view>
#include <vector>

#include "catalogue/status_code.hpp"

namespace statusbook {

struct Aspect {
  std::string_view id;                         // "retry": stable, used as an anchor
  std::string_view label;                      // "May a client retry?"
  std::string_view subject;                    // the same within a sentence
  std::string (*value_of)(const StatusCode&);  // empty when the facts say nothing
  std::string_view usual = {};                 // what is not worth a row when both codes say it
};

// The most telling ones first.
const std::vector<Aspect>& aspects();

// Its place among them.
std::size_t index_of(const Aspect& aspect);

// What one code says on each aspect, in the order of aspects(). Made once a code, then shared by
// all comparisons in which the code stands.
struct AspectSheet {
  std::vector<std::string> values;
};

AspectSheet make_aspect_sheet(const StatusCode& code);

// "gateway or proxy", "client, then policy": a list in one phrase.
std::string join_phrases(const std::vector<std::string>& phrases, std::string_view last_separator);

}  // namespace statusbook
