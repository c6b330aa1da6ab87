#pragma once

#include <QStringList>

#include <initializer_list>

namespace test {

inline QStringList texts(std::initializer_list<const char*> utf8) {
    QStringList list;
    for (const char* text : utf8) {
        list.append(QString::fromUtf8(text));
    }
    return list;
}

} // namespace test
