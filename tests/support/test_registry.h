#pragma once

#include <QObject>
#include <QString>

#include <functional>
#include <memory>

namespace test {

/// Adds a test class to the program it is linked into, under its file's name without "_test.cpp".
class Registration {
public:
    Registration(const char* file, std::function<std::unique_ptr<QObject>()> make);
};

} // namespace test

/// At the end of xyz_test.cpp, before its .moc: TJ_TEST(XyzTest)
#define TJ_TEST(Class)                                                                                       \
    static const test::Registration registrationOf##Class(__FILE__, [] { return std::make_unique<Class>(); });
