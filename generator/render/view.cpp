#include "render/view.hpp"

namespace statusbook {

View::View(std::initializer_list<NewMember> members) {
  Object object;
  object.reserve(members.size());
  for (const NewMember& member : members)
    object.push_back(std::move(member.member_));
  value_ = std::move(object);
}

NewMember::NewMember(std::string key, View value) : member_(std::move(key), std::move(value)) {}

const View* View::find(std::string_view key) const {
  const Object* members = as_object();
  if (members == nullptr) return nullptr;
  for (const auto& [name, value] : *members) {
    // Most names that are not the key differ in their length or their first byte.
    if (name.size() != key.size() || (!key.empty() && name.front() != key.front())) continue;
    if (name == key) return &value.target();
  }
  return nullptr;
}

void View::set(std::string key, View value) {
  if (std::holds_alternative<std::monostate>(value_)) value_ = Object{};
  std::get<Object>(value_).emplace_back(std::move(key), std::move(value));
}

std::vector<std::string> keys_of(const View& view) {
  std::vector<std::string> keys;
  const View::Object* members = view.as_object();
  if (members == nullptr) return keys;
  for (const auto& [name, value] : *members)
    keys.push_back(name);
  return keys;
}

}  // namespace statusbook
