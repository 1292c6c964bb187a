//! Values and the memory they live in: allocation, marking, the value stack and buffers.
