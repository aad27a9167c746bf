#include <catch2/catch.hpp>

#include "http/challenge.hpp"
#include "http/content_syntax.hpp"
#include "http/http_date.hpp"
#include "http/list.hpp"
#include "http/media_type.hpp"
#include "http/text.hpp"
#include "http/uri.hpp"

using namespace statusbook::http;

TEST_CASE("dates are read in three formats") {
  const auto seconds = [](std::string_view text) {
    const auto date = parse_http_date(text);
    return date ? date->seconds : -1;
  };
  CHECK(seconds("Thu, 01 Jan 1970 00:00:00 GMT") == 0);
  CHECK(seconds("Tue, 03 Feb 2026 10:15:00 GMT") == 1770113700);
  CHECK(seconds("Tuesday, 03-Feb-26 10:15:00 GMT") == 1770113700);
  CHECK(seconds("Tue Feb  3 10:15:00 2026") == 1770113700);
  CHECK(seconds("Thu, 29 Feb 2024 00:00:00 GMT") == 1709164800);
  CHECK(seconds("Sat, 31 Dec 2016 23:59:60 GMT") == 1483228800);
}

TEST_CASE("near misses of dates are no dates") {
  for (const std::string_view text :
       {"", "Tue, 03 Feb 2026 10:15:00 UTC", "Tue, 3 Feb 2026 10:15:00 GMT",
        "Tue 03 Feb 2026 10:15:00 GMT", "tue, 03 Feb 2026 10:15:00 GMT",
        "Tue, 03 feb 2026 10:15:00 GMT", "Tue, 29 Feb 2025 00:00:00 GMT",
        "Tue, 00 Feb 2026 10:15:00 GMT", "Tue, 03 Feb 2026 10:60:00 GMT",
        "Tue, 03 Feb 2026 10:15:00 GMT ", "Tuesday, 03-Feb-2026 10:15:00 GMT",
        "Tue Feb 3 10:15:00 2026", "Tue, 03 Feb 26 10:15:00 GMT"}) {
    INFO(text);
    CHECK_FALSE(parse_http_date(text).has_value());
  }
}

TEST_CASE("the day of the week is compared with the date") {
  CHECK(parse_http_date("Tue, 03 Feb 2026 10:15:00 GMT")->weekday_fits);
  CHECK_FALSE(parse_http_date("Wed, 03 Feb 2026 10:15:00 GMT")->weekday_fits);
  CHECK(parse_http_date("Mon, 01 Jan 0001 00:00:00 GMT")->weekday_fits);
}

TEST_CASE("lists are split outside quotes and angle brackets") {
  using Parts = std::vector<std::string_view>;
  CHECK(split_outside_quotes("", ',') == Parts{""});
  CHECK(split_outside_quotes("a, b ,,", ',') == Parts{"a", "b", "", ""});
  CHECK(split_outside_quotes("\"a,\\\",\" , b", ',') == Parts{"\"a,\\\",\"", "b"});
  CHECK(split_outside_quotes("\"a, b", ',') == Parts{"\"a, b"});
  CHECK(split_outside_quotes("<a,b>,c", ',', Angle::protects) == Parts{"<a,b>", "c"});
  CHECK(split_outside_quotes("<a,b", ',', Angle::protects) == Parts{"<a", "b"});
  CHECK(list_elements(" , a ,, b") == Parts{"a", "b"});
}

TEST_CASE("quoted strings") {
  CHECK(is_quoted_string("\"\""));
  CHECK(is_quoted_string("\"a\\\"b\""));
  CHECK_FALSE(is_quoted_string("\""));
  CHECK_FALSE(is_quoted_string("\"a\"b\""));
  CHECK_FALSE(is_quoted_string("\"a\\\""));
  CHECK(unquoted("\"a\\\"b\"") == "a\"b");
  CHECK(unquoted("a") == "a");
}

TEST_CASE("challenges are told from parameters by their commas") {
  const Challenges both =
      parse_challenges("Basic realm=\"a, b\", charset=\"UTF-8\", Negotiate ab==");
  REQUIRE(both.well_formed);
  REQUIRE(both.all.size() == 2);
  CHECK(both.all[0].is("basic"));
  CHECK(both.all[0].parameters.size() == 2);
  CHECK(both.all[1].token68 == "ab==");
  CHECK(parse_challenges("Basic realm=\"a\" charset=b").fault == "Basic realm=\"a\" charset=b");
  CHECK(parse_challenges("Negotiate ab==, realm=a").fault == "realm=a");
  CHECK_FALSE(parse_challenges(" , ").well_formed);
}

TEST_CASE("media types") {
  const MediaType type = parse_media_type("Text/HTML; Charset=\"utf-8\"");
  CHECK(type.well_formed);
  CHECK(type.is("text/html"));
  CHECK(type.find("charset")->value == "\"utf-8\"");
  CHECK(parse_media_type("application/problem+json").is_json());
  CHECK(parse_media_type("image/svg+xml").is_xml());
  for (const std::string_view text :
       {"", "text", "text/", "/html", "text/html; charset", "text/a b", "a/b/c"}) {
    INFO(text);
    CHECK_FALSE(parse_media_type(text).well_formed);
  }
}

TEST_CASE("JSON is accepted whole and refused with the place of its fault") {
  const auto fault = [](std::string_view text) {
    const auto found = find_json_fault(text);
    return found ? std::to_string(found->offset) + " " + std::string(found->message) : "";
  };
  for (const std::string_view text :
       {"{}", " [1, -0.5e+3, \"a\\u00e9\\n\", true, false, null, {\"a\": {}}] ", "0", "\"\""}) {
    INFO(text);
    CHECK(fault(text) == "");
  }
  CHECK(fault("") == "0 the JSON ends too early");
  CHECK(fault("{\"a\":1,}") == "7 a member name in double quotes is expected here");
  CHECK(fault("[1,]") == "3 a JSON value is expected here");
  CHECK(fault("[1 2]") == "3 a comma or a closing bracket is expected here");
  CHECK(fault("{\"a\" 1}") == "5 a colon is expected here");
  CHECK(fault("{} {}") == "3 there is more after the JSON value");
  CHECK(fault("01") == "1 there is more after the JSON value");
  CHECK(fault("1.") == "2 the JSON ends too early");
  CHECK(fault("\"\\x\"") == "2 this escape does not exist in JSON");
  CHECK(fault("\"\\u12g4\"") == "5 four hexadecimal digits are expected here");
  CHECK(fault("\"a\nb\"") == "2 a string contains a control character");
  CHECK(fault("[}") == "1 a JSON value is expected here");
  CHECK(fault("{'a':1}") == "1 a member name in double quotes is expected here");
}

TEST_CASE("XML is checked by its tags") {
  const auto fault = [](std::string_view text) {
    const auto found = find_xml_fault(text);
    return found ? std::to_string(found->offset) + " " + std::string(found->message) : "";
  };
  CHECK(fault("<?xml version=\"1.0\"?><!DOCTYPE a><a b='>'><!-- <c> "
              "--><d/>&amp;<![CDATA[<e>]]></a>\n") == "");
  CHECK(fault("<a><b></a></b>") == "6 an end tag fits no open element");
  CHECK(fault("<a>") == "3 an element is not closed");
  CHECK(fault("<a/><b/>") == "8 there is not exactly one root element");
  CHECK(fault("hello") == "5 there is not exactly one root element");
  CHECK(fault("<a b=\"></a>") == "0 a tag is malformed");
  CHECK(fault("<a><!-- </a>") == "3 a comment or declaration does not end");
}

TEST_CASE("UTF-8 is checked to the octet") {
  CHECK_FALSE(find_utf8_fault("a\xC3\xA4\xE2\x82\xAC\xF0\x9F\x98\x80").has_value());
  for (const std::string_view text :
       {"a\xE9", "a\xC0\xAF", "a\xED\xA0\x80", "a\xF4\x90\x80\x80", "a\xC3"}) {
    REQUIRE(find_utf8_fault(text).has_value());
    CHECK(find_utf8_fault(text)->offset == 1);
  }
}

TEST_CASE("URI references") {
  for (const std::string_view text :
       {"", "/", "a:b", "//h:80/a?b=/?#f", "http://[2001:db8::1]/", "./a:b", "?q"}) {
    INFO(text);
    CHECK(is_uri_reference(text));
  }
  for (const std::string_view text : {"a b", "%4", "%zz", "a#b#c", "1:b", ":a", "http://h/[",
                                      "http://[::1", "]", "\\", "{id}", "\xC3\xA4"}) {
    INFO(text);
    CHECK_FALSE(is_uri_reference(text));
  }
}

TEST_CASE("text for messages is escaped and cut") {
  CHECK(quoted("a\tb\x7F\xE9") == "\"a\\x09b\\x7F\\xE9\"");
  CHECK(quoted(std::string(61, 'a')) == "\"" + std::string(60, 'a') + "...\"");
  CHECK(octets(1) == "1 octet");
  CHECK(octets(0) == "0 octets");
}
