#include "http/field_values.hpp"

#include <algorithm>

#include "http/documentation.hpp"
#include "http/list.hpp"
#include "http/text.hpp"

namespace statusbook::http {

std::vector<Element> elements(const Response& response, std::string_view name) {
  std::vector<Element> result;
  for (const Field* field : response.all(name)) {
    for (const std::string_view element : list_elements(field->value)) {
      result.push_back({element, field});
    }
  }
  return result;
}

bool has_element(const Response& response, std::string_view name, std::string_view wanted) {
  const std::vector<Element> all = elements(response, name);
  return std::any_of(all.begin(), all.end(), [wanted](const Element& element) {
    return equals_ignoring_case(trim(element.text.substr(0, element.text.find(';'))), wanted);
  });
}

bool is_to_judge(const Context& context, const Field& field) {
  return context.mode != Mode::example || !is_placeholder(field.value);
}

std::vector<const Field*> fields_to_judge(const Context& context, std::string_view name) {
  std::vector<const Field*> fields = context.response.all(name);
  std::erase_if(fields, [&context](const Field* field) { return !is_to_judge(context, *field); });
  return fields;
}

bool contains_name(std::span<const std::string_view> names, std::string_view name) {
  return std::any_of(names.begin(), names.end(), [name](std::string_view candidate) {
    return equals_ignoring_case(candidate, name);
  });
}

Span place_of(const Response& response, const Field& field) {
  return field.value.empty() ? field.line : span_of(response.bytes, field.value);
}

bool may_have_content(const Context& context) {
  const Framing framing = context.response.framing;
  return framing != Framing::none && framing != Framing::tunnel && framing != Framing::unknown;
}

}  // namespace statusbook::http
