#include "http/cache_control.hpp"

#include <algorithm>

#include "http/field_values.hpp"
#include "http/text.hpp"

namespace statusbook::http {

std::vector<Parameter> cache_directives(const Context& context) {
  std::vector<Parameter> result;
  for (const Field* field : fields_to_judge(context, "Cache-Control")) {
    for (const std::string_view element : list_elements(field->value)) {
      result.push_back(read_parameter(element));
    }
  }
  return result;
}

const Parameter* find_directive(const std::vector<Parameter>& all, std::string_view name) {
  const auto found = std::find_if(all.begin(), all.end(), [name](const Parameter& directive) {
    return equals_ignoring_case(directive.name, name);
  });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace statusbook::http
