"""What is asked about the programme. A form's answers are named as the action that takes them."""
