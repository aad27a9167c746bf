#include "http/response.hpp"

#include <algorithm>

#include "http/text.hpp"

namespace statusbook::http {

bool Field::is(std::string_view other_name) const {
  return equals_ignoring_case(name, other_name);
}

const Field* Response::find(std::string_view name) const {
  const auto found = std::find_if(fields.begin(), fields.end(),
                                  [name](const Field& field) { return field.is(name); });
  return found == fields.end() ? nullptr : &*found;
}

std::vector<const Field*> Response::all(std::string_view name) const {
  std::vector<const Field*> found;
  for (const Field& field : fields) {
    if (field.is(name)) found.push_back(&field);
  }
  return found;
}

std::size_t Response::content_size() const {
  std::size_t size = 0;
  for (const Span& part : content)
    size += part.size;
  return size;
}

std::string Response::content_bytes() const {
  std::string result;
  result.reserve(content_size());
  for (const Span& part : content)
    result += text(part);
  return result;
}

}  // namespace statusbook::http
