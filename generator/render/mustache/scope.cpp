#include "render/mustache/scope.hpp"

#include <algorithm>

namespace statusbook::mustache {
namespace {

bool is_zero(const View::Number& number) {
  for (const char c : number.digits) {
    if (c == 'e' || c == 'E') return true;
    if ('1' <= c && c <= '9') return false;
  }
  return true;
}

}  // namespace

Lookup Scope::find(const Name& name) const {
  if (name.steps.empty()) return {.value = top(), .depth = depth() - 1};
  Lookup lookup = find_first(name.steps.front());
  for (std::size_t i = 1; i < name.steps.size() && lookup.value != nullptr; ++i) {
    lookup = {lookup.value->find(name.steps[i]), i, lookup.value, lookup.depth};
  }
  return lookup;
}

std::vector<std::string> Scope::keys() const {
  std::vector<std::string> keys;
  for (auto view = contexts_.rbegin(); view != contexts_.rend(); ++view) {
    for (std::string& key : keys_of(**view)) {
      if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(std::move(key));
    }
  }
  return keys;
}

Lookup Scope::find_first(std::string_view key) const {
  for (std::size_t depth = contexts_.size(); depth-- > 0;) {
    if (const View* value = contexts_[depth]->find(key)) return {.value = value, .depth = depth};
  }
  return {};
}

bool is_truthy(const View& value) {
  if (value.is_null()) return false;
  if (const bool* boolean = value.as_bool()) return *boolean;
  if (const auto* list = value.as_list()) return !list->empty();
  if (const auto* text = value.as_text()) return !text->empty();
  if (const auto* number = value.as_number()) return !is_zero(*number);
  return true;
}

}  // namespace statusbook::mustache
