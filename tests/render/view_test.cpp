#include "render/view.hpp"

#include <catch2/catch.hpp>

using namespace statusbook;

TEST_CASE("a view is what it was made from and nothing else") {
  CHECK(View().is_null());
  REQUIRE(View(true).as_bool() != nullptr);
  CHECK(*View(true).as_bool());
  CHECK(View(502).as_number()->digits == "502");
  CHECK(View(-1).as_number()->digits == "-1");
  CHECK(View(std::size_t{18446744073709551615U}).as_number()->digits == "18446744073709551615");
  CHECK(View(View::Number{"1.10"}).as_number()->digits == "1.10");
  const View text("502"), list(View::List{1, "a"}), object{{"a", 1}};
  CHECK(*text.as_text() == "502");
  CHECK(list.as_list()->size() == 2);
  CHECK(object.as_object()->size() == 1);
  for (const View* view : {&text, &list, &object}) {
    CHECK_FALSE(view->is_null());
    CHECK(view->as_bool() == nullptr);
    CHECK(view->as_number() == nullptr);
  }
  CHECK(text.as_list() == nullptr);
  CHECK(text.as_object() == nullptr);
  CHECK(list.as_text() == nullptr);
  CHECK(list.as_object() == nullptr);
  CHECK(object.as_list() == nullptr);
  CHECK(object.as_text() == nullptr);
}

TEST_CASE("a text is a text, not a truth") {
  CHECK(View("").as_bool() == nullptr);
  CHECK(*View(std::string_view("a")).as_text() == "a");
}

TEST_CASE("members keep their order and are found by name") {
  View view;
  view.set("b", 1);
  view.set("a", View());
  CHECK(keys_of(view) == std::vector<std::string>{"b", "a"});
  REQUIRE(view.find("a") != nullptr);
  CHECK(view.find("a")->is_null());
  CHECK(view.find("c") == nullptr);
  CHECK(View("a").find("a") == nullptr);
  CHECK(View(View::List{View{{"a", 1}}}).find("a") == nullptr);
  CHECK(keys_of(View("a")).empty());
  CHECK(keys_of(View()).empty());
}

TEST_CASE("a borrowed view stands for its original in everything") {
  const View original{{"a", View::List{1, 2}}};
  const View borrowed = View::borrow(original);
  const View again = View::borrow(borrowed);
  CHECK(borrowed.as_object() == original.as_object());
  CHECK(again.as_object() == original.as_object());
  CHECK(again.find("a") == original.find("a"));
  CHECK(keys_of(again) == std::vector<std::string>{"a"});
  const View holder{{"card", View::borrow(original)}};
  CHECK(holder.find("card") == &original);
  CHECK_FALSE(borrowed.is_null());
}
