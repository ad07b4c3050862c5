"""What two instruments for patient material say of a document: PEMAT-P and the CDC Index."""
