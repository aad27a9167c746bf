#pragma once

// One JSON record of the catalogue → its struct. The schema has been checked before, so a member
// that is missing here is optional and reads as empty. Pure functions.

#include <string>
#include <string_view>

#include "catalogue/catalogue.hpp"
#include "catalogue/json_tree.hpp"

namespace statusbook {

// Members of an object, empty or zero where they are missing.
std::string text_of(const JsonNode& object, std::string_view name);
int integer_of(const JsonNode& object, std::string_view name);
bool truth_of(const JsonNode& object, std::string_view name);
std::vector<std::string> texts_of(const JsonNode& object, std::string_view name);

// Without prose and examples, which are files of their own.
StatusCode read_status_code(const JsonNode& record, std::string key);
Family read_family(const JsonNode& record, std::string slug);
// Front matter only.
Comparison read_comparison(const JsonNode& record);
// Front matter only.
Guide read_guide(const JsonNode& record, std::string slug);
DecisionTree read_decision_tree(const JsonNode& record, std::string slug);
// Front matter only.
Article read_article(const JsonNode& record, std::string slug);
FactTable read_fact_table(const JsonNode& record, std::string slug);
Quiz read_quiz(const JsonNode& record);
Topic read_topic(const JsonNode& record);
QuickDecision read_quick_decision(const JsonNode& record);
Source read_source(const JsonNode& record);
FieldDescription read_field_description(const JsonNode& record);
// A name without a version of its own has the library's.
ConstantLibrary read_constant_library(const JsonNode& record);

}  // namespace statusbook
