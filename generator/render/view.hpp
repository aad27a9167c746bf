#pragma once

// What a template sees: an immutable tree of text, numbers, booleans, lists and objects, like JSON.
// It is our own type because a page's view borrows the parts it shares with other pages (a code's
// facts stand in a hundred comparisons) instead of copying them, which a JSON value cannot do.
// Members keep the order in which they were given. Reading from several threads is safe.

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace statusbook {

class NewMember;

class View {
 public:
  using List = std::vector<View>;
  using Member = std::pair<std::string, View>;
  using Object = std::vector<Member>;
  // Kept as written, so that 1.10 stays 1.10 and no digit is lost on the way to the page.
  struct Number {
    std::string digits;
    bool operator==(const Number&) const = default;
  };

  View() = default;  // null: an empty value, which is not the same as a missing key
  View(bool value) : value_(value) {}
  View(int value) : value_(Number{std::to_string(value)}) {}
  View(std::size_t value) : value_(Number{std::to_string(value)}) {}
  View(Number value) : value_(std::move(value)) {}
  View(const char* text) : value_(std::string(text)) {}
  View(std::string_view text) : value_(std::string(text)) {}
  View(std::string text) : value_(std::move(text)) {}
  View(List items) : value_(std::move(items)) {}
  View(Object members) : value_(std::move(members)) {}
  View(std::initializer_list<NewMember> members);

  // A view that stands for `other`, which must outlive it and stay where it is.
  static View borrow(const View& other) {
    View view;
    view.value_ = &other.target();
    return view;
  }

  // An object that stands unchanged on many pages and stays where it is as long as they are made:
  // what a partial makes of it may be kept (mustache/kept_partials.hpp).
  static View share(Object members) {
    View view;
    view.value_ = Shared{std::move(members)};
    return view;
  }

  bool is_null() const { return std::holds_alternative<std::monostate>(target().value_); }
  const bool* as_bool() const { return std::get_if<bool>(&target().value_); }
  const Number* as_number() const { return std::get_if<Number>(&target().value_); }
  const std::string* as_text() const { return std::get_if<std::string>(&target().value_); }
  const List* as_list() const { return std::get_if<List>(&target().value_); }
  const Object* as_object() const {
    const auto& value = target().value_;
    if (const auto* shared = std::get_if<Shared>(&value)) return &shared->members;
    return std::get_if<Object>(&value);
  }
  bool is_shared() const { return std::holds_alternative<Shared>(target().value_); }

  // The view that this one stands for: itself unless it is borrowed.
  const View& target() const {
    const auto* borrowed = std::get_if<const View*>(&value_);
    if (borrowed != nullptr) return **borrowed;
    return *this;
  }

  // The member called `key`; null if this is no object or has no such member.
  const View* find(std::string_view key) const;

  // Adds a member at the end. Only for a view made as an object (or null, which becomes one).
  void set(std::string key, View value);

 private:
  struct Shared {
    Object members;
  };

  std::variant<std::monostate, bool, Number, std::string, List, Object, Shared, const View*> value_;
};

// A member in the braces of View{{"key", value}, ...}. The elements of an initializer list are
// constant, so a plain member could only be copied out of it, with all that it holds.
class NewMember {
 public:
  NewMember(std::string key, View value);

 private:
  friend class View;
  mutable View::Member member_;
};

// The member names of an object, for suggestions; empty for anything else.
std::vector<std::string> keys_of(const View& view);

}  // namespace statusbook
