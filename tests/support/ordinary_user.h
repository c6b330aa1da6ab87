#pragma once

namespace test {

/// While one lives this program may do what an ordinary user may, and no more: to root, permissions of files
/// mean nothing. For a program that is not root's, it changes nothing. What it shall write to must be made
/// after it.
class OrdinaryUser {
public:
    OrdinaryUser();
    ~OrdinaryUser();
    OrdinaryUser(const OrdinaryUser&) = delete;
    OrdinaryUser& operator=(const OrdinaryUser&) = delete;

private:
    bool m_wasRoot = false;
};

} // namespace test
