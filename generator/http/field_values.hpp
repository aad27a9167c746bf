#pragma once

// What several rules ask of a response's fields. All results are views into the input.

#include <span>
#include <string_view>
#include <vector>

#include "http/response.hpp"
#include "http/rules.hpp"

namespace statusbook::http {

// A non-empty element of a list field, and the line it stands on.
struct Element {
  std::string_view text;
  const Field* field = nullptr;
};

// Of all the lines of that name, in order.
std::vector<Element> elements(const Response& response, std::string_view name);

// In any case of letters; parameters behind ";" are not part of the element's name.
bool has_element(const Response& response, std::string_view name, std::string_view element);

// False for a placeholder in an example, which stands for a good value.
bool is_to_judge(const Context& context, const Field& field);

// The lines of that name whose value is to be judged.
std::vector<const Field*> fields_to_judge(const Context& context, std::string_view name);

bool contains_name(std::span<const std::string_view> names, std::string_view name);

// Where a value stands; the whole line when it is empty.
Span place_of(const Response& response, const Field& field);

// Nothing of an answer with a 1xx, 204 or 304 status, nor of one to HEAD, may be judged by its
// content.
bool may_have_content(const Context& context);

}  // namespace statusbook::http
